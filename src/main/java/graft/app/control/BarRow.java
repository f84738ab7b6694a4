package graft.app.control;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A name, a bar, and a figure at its end. */
public final class BarRow extends HBox {

    private final Bar bar;
    private final StackPane mark = new StackPane();

    /**
     * @param share how long the bar is, 0 to 1
     */
    public BarRow(Widgets widgets, ObservableValue<String> name, double share, ObservableValue<String> figure) {
        this.bar = new Bar(share);
        Label title = widgets.paragraph(name, "bar-name", "medium");
        Label value = widgets.label(figure, "bar-figure");
        mark.getStyleClass().add("bar-mark");
        mark.setManaged(false);
        mark.setVisible(false);
        getStyleClass().add("bar-row");
        getChildren().addAll(title, Widgets.growing(bar), mark, value);
    }

    /** Colours the bar and puts a note at its end. */
    public void mark(String style, Node note) {
        bar.fill.getStyleClass().add(style);
        mark.getChildren().setAll(note);
        mark.setManaged(true);
        mark.setVisible(true);
    }

    /** Styles the bar otherwise, as where it stands for something that was not chosen. */
    public void restyle(List<String> all, String wanted) {
        Widgets.restyle(bar.fill, all, wanted);
    }

    /** The bar itself, on its track where the style sheet shows one. */
    private static final class Bar extends Pane {
        private final Region track = new Region();
        private final Region fill = new Region();
        private final double share;

        Bar(double share) {
            this.share = share;
            track.getStyleClass().add("bar-track");
            fill.getStyleClass().add("bar-fill");
            getStyleClass().add("bar");
            getChildren().addAll(track, fill);
        }

        @Override
        protected void layoutChildren() {
            track.resizeRelocate(0, 0, getWidth(), getHeight());
            double shown = share <= 0 ? 0 : Math.max(3, getWidth() * share);
            fill.resizeRelocate(0, 0, snapSizeX(shown), getHeight());
        }
    }
}

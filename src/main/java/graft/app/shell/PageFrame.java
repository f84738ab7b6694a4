package graft.app.shell;

import graft.app.control.Widgets;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A page: title, sentence, actions at the right, and below them what the page is about. Scrolls as a whole. */
public final class PageFrame extends ScrollPane {

    private final VBox content = new VBox();

    /**
     * @param actions what can be done with the page as a whole; they wrap under the sentence where there is no room
     */
    public PageFrame(
            Widgets widgets, ObservableValue<String> title, ObservableValue<String> sentence, Node... actions) {
        this(new Header(widgets, title, sentence, List.of(actions)));
    }

    /** A page that begins with something other than the usual header. */
    public PageFrame(Node header) {
        content.getStyleClass().add("page-content");
        content.getChildren().add(header);
        StackPane centred = new StackPane(content);
        centred.setAlignment(Pos.TOP_CENTER);
        setContent(centred);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("page");
    }

    /** Adds something to the page, under what is there. */
    public PageFrame with(Node... children) {
        content.getChildren().addAll(children);
        return this;
    }

    /** What the page consists of, the header first. */
    public VBox content() {
        return content;
    }

    /** Title and sentence at the left; actions at the right, or underneath where the page is narrow. */
    private static final class Header extends BorderPane {

        /** Up to this share of the width, actions stand beside the title. */
        private static final double BESIDE = 0.55;

        Header(Widgets widgets, ObservableValue<String> title, ObservableValue<String> sentence, List<Node> actions) {
            VBox heading = Widgets.column(
                    "page-heading",
                    widgets.paragraph(title, "page-title"),
                    widgets.paragraph(sentence, "page-sentence"));
            getStyleClass().add("page-header");
            setCenter(heading);
            if (!actions.isEmpty()) {
                Actions right = new Actions(actions);
                placeActions(right);
                widthProperty().addListener(observable -> placeActions(right));
                // Actions come and go with what the page is about.
                actions.forEach(action -> action.managedProperty().addListener(observable -> placeActions(right)));
            }
        }

        private void placeActions(Actions actions) {
            boolean beside = getWidth() == 0 || actions.onOneLine() < BESIDE * getWidth();
            Widgets.restyle(actions, List.of("below"), beside ? "" : "below");
            actions.setPrefWrapLength(Math.max(1, getWidth()));
            actions.setBeside(beside);
            if (beside && getRight() != actions) {
                setBottom(null);
                setRight(actions);
            } else if (!beside && getBottom() != actions) {
                setRight(null);
                setBottom(actions);
            }
        }
    }

    /** What can be done with a page: on one line beside its title, or on as many as it takes underneath. */
    private static final class Actions extends FlowPane {
        private boolean beside;

        Actions(List<Node> actions) {
            getChildren().addAll(actions);
            getStyleClass().add("header-actions");
        }

        /** How wide they are side by side. */
        double onOneLine() {
            List<Node> seen = getChildren().stream().filter(Node::isManaged).toList();
            return seen.stream().mapToDouble(n -> Math.ceil(n.prefWidth(-1))).sum()
                    + getHgap() * Math.max(0, seen.size() - 1);
        }

        void setBeside(boolean now) {
            beside = now;
            setAlignment(now ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            requestLayout();
        }

        /** Beside the title always as wide as they are by now: before they are styled they are narrower. */
        @Override
        protected double computePrefWidth(double height) {
            return beside ? snappedLeftInset() + onOneLine() + snappedRightInset() + 1 : super.computePrefWidth(height);
        }
    }
}

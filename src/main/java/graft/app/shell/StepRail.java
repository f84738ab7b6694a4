package graft.app.shell;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.theme.Motion;
import graft.app.wizard.Navigator;
import graft.app.wizard.StepId;
import graft.app.wizard.WizardModel;
import graft.common.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The six steps, joined by a stem that turns green as they are done. */
final class StepRail extends VBox {

    private static final double STEM = 3;
    private static final double GAP = 2;

    private final Motion motion;
    private final List<StepRow> rows = new ArrayList<>();
    private final List<Stem> stems = new ArrayList<>();

    StepRail(
            Widgets widgets, WizardModel wizard, Navigator navigator, Motion motion, ObservableValue<Boolean> compact) {
        super(GAP);
        this.motion = motion;
        for (StepId id : StepId.values()) {
            rows.add(new StepRow(
                    widgets,
                    id,
                    StepTitles.nameKey(id),
                    summary(widgets.texts(), wizard, id),
                    wizard,
                    navigator,
                    compact));
        }
        getChildren().addAll(rows);
        for (int i = 0; i + 1 < rows.size(); i++) {
            Stem stem = new Stem();
            stems.add(stem);
            getChildren().addAll(stem.whole, stem.grown);
        }
        navigator.placeProperty().addListener(observable -> grow());
        wizard.furthestProperty().addListener(observable -> grow());
    }

    private static ObservableValue<String> summary(Texts texts, WizardModel wizard, StepId id) {
        ObservableValue<Optional<Message>> chosen = wizard.summaryProperty(id);
        return texts.bind(
                () -> chosen.getValue().map(texts::get).orElseGet(() -> texts.get(StepTitles.purposeKey(id))), chosen);
    }

    private void grow() {
        for (int i = 0; i < stems.size(); i++) {
            stems.get(i).grow(rows.get(i).grown(), motion);
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        for (int i = 0; i < stems.size(); i++) {
            stems.get(i).lay(rows.get(i).dotBounds(), rows.get(i + 1).dotBounds());
        }
    }

    /** The line between two dots, and the part of it that has grown. */
    private final class Stem {
        private final Region whole = line("stem");
        private final Region grown = line("stem-grown");
        private final DoubleProperty share = new SimpleDoubleProperty();
        private boolean done;

        Stem() {
            share.addListener(observable -> requestLayout());
        }

        private Region line(String style) {
            Region line = new Region();
            line.getStyleClass().add(style);
            line.setManaged(false);
            line.setMouseTransparent(true);
            return line;
        }

        void grow(boolean nowDone, Motion motion) {
            if (done == nowDone) {
                return;
            }
            done = nowDone;
            if (!nowDone || motion.grow().toMillis() == 0) {
                share.set(nowDone ? 1 : 0);
                return;
            }
            new Timeline(new KeyFrame(motion.grow(), new KeyValue(share, 1, Interpolator.EASE_OUT))).play();
        }

        void lay(Bounds upper, Bounds lower) {
            double x = snapPositionX(upper.getCenterX() - STEM / 2);
            double length = Math.max(0, lower.getMinY() - upper.getMaxY());
            whole.resizeRelocate(x, upper.getMaxY(), STEM, length);
            grown.resizeRelocate(x, upper.getMaxY(), STEM, length * share.get());
        }
    }
}

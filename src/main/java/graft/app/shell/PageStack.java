package graft.app.shell;

import graft.app.theme.Motion;
import graft.app.wizard.Navigator;
import graft.app.wizard.Place;
import graft.app.wizard.StepId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.PauseTransition;
import javafx.animation.TranslateTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Shows the page of the place one is at, sliding in by the way one goes. */
final class PageStack extends StackPane {

    private static final double SLIDE = 8;

    /** When a person has been at a step for so long, the page of the next one is made. */
    private static final Duration REST = Duration.millis(1500);

    private final Map<Place, Supplier<? extends Page>> makers;
    private final Map<Place, Page> made = new HashMap<>();
    private final Motion motion;
    private final ReadOnlyObjectWrapper<Page> page;
    private final PauseTransition rest = new PauseTransition(REST);

    /**
     * @param makers makes the page of each place when it is first entered
     */
    PageStack(Map<Place, Supplier<? extends Page>> makers, Navigator navigator, Motion motion) {
        this.makers = Map.copyOf(makers);
        this.motion = motion;
        Page first = pageOf(navigator.place());
        this.page = new ReadOnlyObjectWrapper<>(first);
        setMinSize(0, 0);
        getChildren().setAll(first.view());
        first.shown();
        navigator.placeProperty().addListener((observable, before, now) -> turn(before, now));
        rest.setOnFinished(event -> makeNext(navigator.place()));
        rest.playFromStart();
    }

    /** The page that is shown. */
    ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    private Page pageOf(Place place) {
        return made.computeIfAbsent(
                place, p -> Objects.requireNonNull(makers.get(p), p::id).get());
    }

    /** Made in advance, the page after this one comes into view without a jerk. */
    private void makeNext(Place now) {
        List<StepId> steps = List.of(StepId.values());
        int next = now instanceof StepId step ? steps.indexOf(step) + 1 : 0;
        if (next < steps.size() && makers.containsKey(steps.get(next))) {
            pageOf(steps.get(next));
        }
    }

    private void turn(Place before, Place now) {
        rest.playFromStart();
        page.get().hidden();
        Page next = pageOf(now);
        getChildren().setAll(next.view());
        page.set(next);
        next.shown();
        slide(next.view(), direction(before, now));
    }

    /** Forward slides in from the right, back from the left; between halls nothing but the page changes. */
    private static int direction(Place before, Place now) {
        return before instanceof StepId from && now instanceof StepId to ? Integer.signum(to.compareTo(from)) : 0;
    }

    private void slide(Node view, int direction) {
        if (motion.page().toMillis() == 0) {
            return;
        }
        FadeTransition fade = new FadeTransition(motion.page(), view);
        fade.setFromValue(0);
        fade.setToValue(1);
        TranslateTransition move = new TranslateTransition(motion.page(), view);
        move.setFromX(direction * SLIDE);
        move.setToX(0);
        move.setInterpolator(Interpolator.EASE_OUT);
        new ParallelTransition(fade, move).play();
    }
}

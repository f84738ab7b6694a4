package graft.app.shell;

import graft.app.theme.Motion;
import graft.app.wizard.Navigator;
import graft.app.wizard.Place;
import graft.app.wizard.StepId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.PauseTransition;
import javafx.animation.TranslateTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Shows the page of the place one is at, sliding in by the way one goes. */
final class PageStack extends StackPane {

    private static final double SLIDE = 8;

    /** When a person has been at a place for so long, the pages of other steps are prepared. */
    private static final Duration REST = Duration.millis(1500);

    /** So much time for the person lies between two of them. */
    private static final Duration PAUSE = Duration.millis(400);

    private final Map<Place, Supplier<? extends Page>> makers;
    private final Map<Place, Page> made = new HashMap<>();
    private final Set<Place> prepared = new HashSet<>();
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
        prepared.add(navigator.place());
        this.page = new ReadOnlyObjectWrapper<>(first);
        setMinSize(0, 0);
        getChildren().setAll(first.view());
        first.shown();
        navigator.placeProperty().addListener((observable, before, now) -> turn(before, now));
        rest.setOnFinished(event -> prepareOne(navigator.place()));
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

    /** A page comes into view without a jerk if it was made in advance: first the next step's, then the others'. */
    private void prepareOne(Place now) {
        Stream<StepId> after = now instanceof StepId step
                ? Arrays.stream(StepId.values()).filter(s -> s.compareTo(step) > 0)
                : Stream.empty();
        Stream.concat(after, Arrays.stream(StepId.values()))
                .filter(step -> makers.containsKey(step) && !prepared.contains(step))
                .findFirst()
                .ifPresent(step -> {
                    prepare(step);
                    rest.playFrom(REST.subtract(PAUSE));
                });
    }

    /** Makes a page, and only the next time lays it out: both at once would take so long that it is felt. */
    private void prepare(Place place) {
        if (!made.containsKey(place)) {
            pageOf(place);
            return;
        }
        prepared.add(place);
        rehearse(made.get(place).view());
    }

    /**
     * Lays a page out where nobody sees it, because most of what a first look costs, such as the skins of its controls, is
     * kept. It is gone again before anything is drawn.
     */
    private void rehearse(Region view) {
        getChildren().add(0, view);
        view.resize(getWidth(), getHeight());
        view.applyCss();
        view.layout();
        getChildren().remove(view);
    }

    private void turn(Place before, Place now) {
        rest.playFromStart();
        page.get().hidden();
        Page next = pageOf(now);
        prepared.add(now);
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

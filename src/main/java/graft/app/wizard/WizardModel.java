package graft.app.wizard;

import graft.common.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The way through the six steps. A step can be entered when no step before it has something to be mended; going back is
 * always possible and loses nothing.
 */
public final class WizardModel {

    private final OpenModel model;
    private final Navigator navigator;
    private final Map<StepId, StepModel> steps = new EnumMap<>(StepId.class);
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Message> nextLabel = new ReadOnlyObjectWrapper<>(Message.of("shell.next"));
    private final ReadOnlyObjectWrapper<Optional<Message>> nothing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<StepId> furthest = new ReadOnlyObjectWrapper<>(StepId.PICTURES);

    /**
     * @param steps from the first one on, without a gap; the way ends after the last of them
     */
    public WizardModel(OpenModel model, Navigator navigator, List<? extends StepModel> steps) {
        this.model = model;
        this.navigator = navigator;
        steps.forEach(step -> this.steps.put(step.id(), step));
        steps.forEach(step -> step.obstacleProperty().addListener((observable, before, now) -> look()));
        navigator.placeProperty().addListener((observable, before, now) -> arrived(now));
        model.projectProperty().addListener((observable, before, now) -> steps.forEach(StepModel::reset));
        look();
    }

    public StepModel step(StepId id) {
        return Objects.requireNonNull(steps.get(id));
    }

    /** What was chosen at a step; empty while nothing was. */
    public ObservableValue<Optional<Message>> summaryProperty(StepId id) {
        StepModel step = steps.get(id);
        return step == null ? nothing : step.summaryProperty();
    }

    /** Why one cannot go on from the step one is at. */
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** What the button that leads on says. */
    public ReadOnlyObjectProperty<Message> nextLabelProperty() {
        return nextLabel.getReadOnlyProperty();
    }

    /** The last step that can be entered now. */
    public ReadOnlyObjectProperty<StepId> furthestProperty() {
        return furthest.getReadOnlyProperty();
    }

    public boolean canEnter(StepId id) {
        return steps.containsKey(id) && id.compareTo(furthest.get()) <= 0;
    }

    /** Whether a step lies behind the one the person is at, with nothing in it to be mended. */
    public boolean isDone(StepId id) {
        return navigator.place() instanceof StepId now && id.compareTo(now) < 0 && !blocked(id);
    }

    /** Goes on to the next step, or home after the last; does nothing while there is an obstacle. */
    public void next() {
        if (navigator.place() instanceof StepId now && !blocked(now)) {
            step(now).completed();
            navigator.go(now.following()
                    .filter(steps::containsKey)
                    .map(Place.class::cast)
                    .orElse(Hall.HOME));
        }
    }

    /** Goes one step back. */
    public void back() {
        if (navigator.place() instanceof StepId now) {
            now.preceding().ifPresent(navigator::go);
        }
    }

    /** Goes to a step, if it can be entered. */
    public void go(StepId id) {
        if (canEnter(id)) {
            navigator.go(id);
        }
    }

    private boolean blocked(StepId id) {
        StepModel step = steps.get(id);
        return step == null || step.obstacleProperty().get().isPresent();
    }

    private void arrived(Place place) {
        if (place instanceof StepId id) {
            model.note(draft -> draft.at(id));
            step(id).entered();
        }
        look();
    }

    private void look() {
        StepId reach = StepId.PICTURES;
        while (!blocked(reach) && reach.following().filter(steps::containsKey).isPresent()) {
            reach = reach.following().orElseThrow();
        }
        furthest.set(reach);
        if (navigator.place() instanceof StepId now) {
            obstacle.set(step(now).obstacleProperty().get());
            nextLabel.set(step(now).nextLabel());
        } else {
            obstacle.set(Optional.empty());
        }
    }
}

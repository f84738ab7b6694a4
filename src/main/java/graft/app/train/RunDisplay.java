package graft.app.train;

import graft.app.curve.Curves;
import graft.common.Message;
import graft.run.RunHistory;
import graft.training.TrainingEvent;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is shown of a run: its curves at the pace they are drawn, how far and how fast it is.
 * However long a run is, it holds one point for each epoch and nothing of single batches.
 */
public final class RunDisplay {

    private final Consumer<Message> doing;
    private final ReadOnlyObjectWrapper<Curves> curves = new ReadOnlyObjectWrapper<>(Curves.NONE);
    private final ReadOnlyObjectWrapper<Optional<Message>> advice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper picturesPerSecond = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper learning = new ReadOnlyBooleanWrapper();
    private Curves known = Curves.NONE;
    private Pacer pacer = new Pacer(Curves.NONE);

    /**
     * @param doing hears in a few words what the run is at
     */
    RunDisplay(Consumer<Message> doing) {
        this.doing = doing;
    }

    /** The curves as far as they are drawn; another value only when an epoch or a phase begins or ends. */
    public ReadOnlyObjectProperty<Curves> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** What the engine last told the person, such as a batch that was halved. */
    public ReadOnlyObjectProperty<Optional<Message>> adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    /** How far the whole is, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How fast it goes at the moment; 0 while that is not known. */
    public ReadOnlyDoubleProperty picturesPerSecondProperty() {
        return picturesPerSecond.getReadOnlyProperty();
    }

    /** Whether an epoch has ended since the run was begun or taken up, so that there is something to stop and keep. */
    public ReadOnlyBooleanProperty learningProperty() {
        return learning.getReadOnlyProperty();
    }

    /** Everything that has happened, drawn or not. */
    Curves known() {
        return known;
    }

    void clear() {
        known = Curves.NONE;
        advice.set(Optional.empty());
        progress.set(0);
        picturesPerSecond.set(0);
        learning.set(false);
        drawAll();
    }

    /** A run begins to be watched; what is drawn of it already stays. */
    void begin() {
        advice.set(Optional.empty());
        picturesPerSecond.set(0);
        learning.set(false);
        pacer = new Pacer(known);
    }

    /** Shows at once all that has happened in a run. */
    void show(RunHistory history) {
        known = Curves.of(history);
        advance(known.points().size());
        drawAll();
    }

    private void drawAll() {
        pacer = new Pacer(known);
        draw(known);
    }

    private void draw(Curves now) {
        if (!now.equals(curves.get())) {
            curves.set(now);
        }
    }

    /** Draws what is due by now. */
    void beat() {
        pacer.know(known);
        draw(pacer.beat());
    }

    /** Whether everything that has happened is drawn. */
    boolean drawn() {
        return pacer.done();
    }

    /** Takes over what has happened since it was last asked. */
    void take(EventFeed feed) {
        feed.drain(this::happened);
        EventFeed.Count scanned = feed.scanned();
        EventFeed.Count evaluated = feed.evaluated();
        if (evaluated.total() > 0) {
            doing.accept(Message.of("train.evaluating", evaluated.done(), evaluated.total()));
        } else if (known.phases().isEmpty() && scanned.done() < scanned.total()) {
            doing.accept(Message.of("train.scanning", scanned.done(), scanned.total()));
        }
    }

    void happened(TrainingEvent event) {
        known = known.after(event);
        if (event instanceof TrainingEvent.FeaturesProgress features) {
            doing.accept(Message.of("train.features", features.done(), features.total()));
            picturesPerSecond.set(features.viewsPerSecond());
        } else if (event instanceof TrainingEvent.PhaseStarted started) {
            doing.accept(Message.of(
                    "train.phase", started.phase() + 1, known.allPhases().size()));
        } else if (event instanceof TrainingEvent.BatchDone batch) {
            picturesPerSecond.set(batch.picturesPerSecond());
            advance(before(batch.phase()) + batch.epoch() - 1 + (double) batch.step() / batch.steps());
        } else if (event instanceof TrainingEvent.EpochDone epoch) {
            advance(before(epoch.phase()) + epoch.epoch());
            learning.set(true);
        } else if (event instanceof TrainingEvent.Advice said) {
            advice.set(Optional.of(said.message()));
        }
    }

    private int before(int phase) {
        return known.phases().stream()
                .filter(p -> p.index() < phase)
                .mapToInt(Curves.Phase::epochs)
                .sum();
    }

    private void advance(double epochs) {
        progress.set(Math.min(1, epochs / Math.max(1, known.planned())));
    }

    /** All epochs are trained. */
    void completed() {
        progress.set(1);
    }
}

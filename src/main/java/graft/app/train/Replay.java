package graft.app.train;

import graft.app.coach.Coach;
import graft.app.coach.Finding;
import graft.app.curve.Curves;
import graft.app.task.Ticker;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Shows the finished phases again, epoch by epoch: the curves and what the coach said of them as they were then. While it is
 * closed, what it shows is the present.
 */
public final class Replay {

    /** A long run is shown in so many beats, a short one with a beat for each epoch. */
    private static final int MOST_BEATS = 40;

    private final ObservableValue<Curves> present;
    private final Ticker ticker;
    private final Coach coach = new Coach();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final IntegerProperty epoch = new SimpleIntegerProperty(1);
    private final ReadOnlyIntegerWrapper last = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Curves> curves = new ReadOnlyObjectWrapper<>(Curves.NONE);
    private final ReadOnlyObjectWrapper<Optional<Finding>> finding = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Ticker.@Nullable Subscription beat;

    /**
     * @param present the curves as far as they are drawn now
     */
    Replay(ObservableValue<Curves> present, Ticker ticker) {
        this.present = present;
        this.ticker = ticker;
        present.addListener((observable, before, now) -> changed(now));
        epoch.addListener(observable -> look());
        changed(present.getValue());
    }

    /** How many epochs can be shown again; 0 while no phase is over. */
    public ReadOnlyIntegerProperty lastProperty() {
        return last.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Up to which epoch, counted through all phases from 1, the curves are shown while it is open. */
    public IntegerProperty epochProperty() {
        return epoch;
    }

    /** The curves of that time. */
    public ReadOnlyObjectProperty<Curves> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** What the coach said at that time. */
    public ReadOnlyObjectProperty<Optional<Finding>> findingProperty() {
        return finding.getReadOnlyProperty();
    }

    /** Plays from where it stands, or from the first epoch where it is closed or at its end. */
    public void play() {
        if (last.get() == 0 || playing.get()) {
            return;
        }
        if (!open.get() || epoch.get() >= last.get()) {
            epoch.set(1);
        }
        open.set(true);
        playing.set(true);
        beat = ticker.every(Ticker.SAMPLING, this::step);
        look();
    }

    private void step() {
        int stride = (last.get() + MOST_BEATS - 1) / MOST_BEATS;
        epoch.set(Math.min(last.get(), epoch.get() + stride));
        if (epoch.get() >= last.get()) {
            pause();
        }
    }

    /** Stands still at this epoch. */
    public void pause() {
        playing.set(false);
        if (beat != null) {
            beat.close();
            beat = null;
        }
    }

    /** Back to the present. */
    public void close() {
        pause();
        open.set(false);
        look();
    }

    private void changed(Curves now) {
        last.set(now.finishedEpochs());
        if (last.get() == 0 && open.get()) {
            close();
        }
        look();
    }

    private void look() {
        Curves now = present.getValue();
        curves.set(open.get() ? now.firstEpochs(epoch.get()) : now);
        finding.set(curves.get().points().isEmpty() ? Optional.empty() : Optional.of(coach.look(curves.get())));
    }
}

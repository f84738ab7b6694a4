package graft.app.task;

import graft.common.CancellationToken;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A piece of work that has been started, as the JavaFX thread sees it. */
public final class Job {

    private final CancellationToken cancellation = new CancellationToken();
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.START);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);

    /** How far it is; sampled four times a second. */
    public ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    /** True until what came of it has been told. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Asks the work to stop; whoever started it then hears of code CANCELLED. */
    public void cancel() {
        cancellation.cancel();
    }

    /** The wish to stop, for whoever carries the work out. */
    public CancellationToken cancellation() {
        return cancellation;
    }

    /** It is so far now. */
    public void reached(Reach now) {
        reach.set(now);
    }

    /** What came of it has been told. */
    public void ended() {
        running.set(false);
    }
}

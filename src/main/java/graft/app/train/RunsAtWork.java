package graft.app.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The runs that are at work at the moment, those included that the window no longer looks at: what must be decided about
 * before the window closes. Used on the JavaFX thread only.
 */
public final class RunsAtWork {

    private final Set<RunControl> runs = new LinkedHashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    /** How many there are. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Has every run write a checkpoint and end; each can be resumed. */
    public void pauseAll() {
        List.copyOf(runs).forEach(RunControl::pause);
    }

    /** Does something once no run is at work any more: at once if none is. */
    public void whenNone(Runnable work) {
        if (runs.isEmpty()) {
            work.run();
        } else {
            waiting.add(work);
        }
    }

    void began(RunControl run) {
        runs.add(run);
        count.set(runs.size());
    }

    void ended(RunControl run) {
        runs.remove(run);
        count.set(runs.size());
        if (runs.isEmpty()) {
            List<Runnable> now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(Runnable::run);
        }
    }
}

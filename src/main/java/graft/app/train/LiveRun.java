package graft.app.train;

import graft.common.GraftException;
import graft.evaluation.Evaluation;
import graft.worker.protocol.CancelMode;
import java.util.Optional;

/** A run that is at work, whether the window looks at it or not. Used on the JavaFX thread only. */
final class LiveRun {

    /** Hears what happens in a run. */
    interface Watcher {
        /** Time to take over what has happened. */
        void beat(LiveRun run);

        /** Whether everything that has happened is shown by now; until then beats go on after the end. */
        boolean drawn(LiveRun run);

        void finished(LiveRun run, Optional<Evaluation> headline);

        /** It could not go on, or was paused: then the code is CANCELLED. */
        void failed(LiveRun run, GraftException failure);
    }

    private final RunControl control = new RunControl();
    private final EventFeed feed = new EventFeed();
    private Watcher watcher;
    private boolean over;

    LiveRun(Watcher watcher) {
        this.watcher = watcher;
    }

    RunControl control() {
        return control;
    }

    EventFeed feed() {
        return feed;
    }

    /** The id of its folder, once it has one. */
    Optional<String> id() {
        return feed.begun();
    }

    Watcher watcher() {
        return watcher;
    }

    /** From now on somebody else watches. */
    void watch(Watcher other) {
        watcher = other;
    }

    void ask(CancelMode how) {
        control.ask(how);
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }
}

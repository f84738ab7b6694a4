package graft.app.train;

import graft.common.CancellationToken;
import graft.worker.client.RunSession;
import graft.worker.protocol.CancelMode;
import java.util.ArrayList;
import java.util.List;

/** The way to interrupt a run, by pausing it or by stopping it with the best model so far. */
public final class RunControl {

    private final CancellationToken token = new CancellationToken();
    private final List<Runnable> waiting = new ArrayList<>();
    private CancelMode mode = CancelMode.PAUSE;

    /** What the session is told. */
    RunSession.Interrupt interrupt() {
        return new RunSession.Interrupt(token, this::whenAsked, this::mode);
    }

    private synchronized CancelMode mode() {
        return mode;
    }

    private void whenAsked(Runnable work) {
        synchronized (this) {
            if (!token.isCancelled()) {
                waiting.add(work);
                return;
            }
        }
        work.run();
    }

    /** Asks the run to end in this way; asking again for another way counts. */
    void ask(CancelMode how) {
        List<Runnable> now;
        synchronized (this) {
            mode = how;
            token.cancel();
            now = List.copyOf(waiting);
        }
        now.forEach(Runnable::run);
    }

    /** Asks the run to write a checkpoint and end, so that it can be resumed. */
    void pause() {
        ask(CancelMode.PAUSE);
    }

    /** Whether the run was asked to stop and keep the best. */
    synchronized boolean stopping() {
        return token.isCancelled() && mode == CancelMode.STOP;
    }
}

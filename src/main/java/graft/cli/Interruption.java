package graft.cli;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.Signals;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * Ctrl+C. The first asks the running command to stop in order; the second ends the process at once. Both exit with 6.
 */
final class Interruption {

    private final CancellationToken token = new CancellationToken();
    private final CompletableFuture<Boolean> pressed = new CompletableFuture<>();
    private final PrintWriter err;
    private final IntConsumer halt;

    /**
     * @param err where the person is told
     * @param halt ends the process at once
     */
    Interruption(PrintWriter err, IntConsumer halt) {
        this.err = err;
        this.halt = halt;
    }

    /** Takes over Ctrl+C; the end of the terminal ({@code HUP}) and {@code TERM} count as the same wish. */
    void install() {
        for (String signal : List.of("INT", "TERM", "HUP")) {
            Signals.handle(signal, this::press);
        }
    }

    /** Set once the person has pressed Ctrl+C. */
    CancellationToken token() {
        return token;
    }

    /** Runs something at the first Ctrl+C, or now if that was before. */
    void whenPressed(Runnable reaction) {
        CompletableFuture<?> unused = pressed.thenRun(reaction);
    }

    /** What Ctrl+C does. */
    void press() {
        if (token.isCancelled()) {
            halt.accept(ErrorCode.CANCELLED.exitCode());
            return;
        }
        token.cancel();
        err.println("Stopping; press Ctrl+C again to end at once.");
        err.flush();
        pressed.complete(true);
    }
}

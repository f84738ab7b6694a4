package graft.worker.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The two streams of the conversation, taken before anything else of this process can get at them. Afterwards
 * {@code System.out} leads to the log and {@code System.in} is at its end. Native code can still write to file
 * descriptor 1; the framing of messages copes with that.
 */
final class StdioGuard {

    private final InputStream in;
    private final OutputStream out;

    private StdioGuard(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Takes both streams. To be the first statement of {@code main}. */
    static StdioGuard take() {
        // Not System.out itself: a PrintStream hides errors, and a write must go through in one piece.
        StdioGuard guard = new StdioGuard(System.in, new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        return guard;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }
}

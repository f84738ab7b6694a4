package graft.app.crash;

import graft.common.BuildInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a {@link WindowMark} while this process has a window, and keeps it where something went wrong. A disk that takes no
 * mark costs the report, never the window.
 */
public final class CrashWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(CrashWatch.class);

    private final Path logs;
    private WindowMark mark;
    private boolean closed;

    private CrashWatch(Path logs, WindowMark mark) {
        this.logs = logs;
        this.mark = mark;
    }

    /** From now on this window leaves a mark. */
    public static CrashWatch begin(Path logs) {
        ProcessHandle self = ProcessHandle.current();
        Instant started = self.info().startInstant().orElseGet(Instant::now);
        CrashWatch watch = new CrashWatch(
                logs, new WindowMark(self.pid(), started, BuildInfo.current().version(), java.util.Optional.empty()));
        watch.write();
        return watch;
    }

    /** Nobody caught this: the first of a window is what the report tells, since others mostly follow from it. */
    public synchronized void defect(Throwable error) {
        if (mark.defect().isEmpty()) {
            mark = mark.with(PlainTrace.of(error));
            write();
        }
    }

    private void write() {
        try {
            Files.createDirectories(logs);
            WindowMark.DOCUMENT.write(mark.file(logs), mark);
        } catch (IOException e) {
            LOGGER.warn("the window leaves no mark in {}", logs, e);
        }
    }

    /** The window was closed, or the person logs off. */
    @Override
    public synchronized void close() {
        if (closed || mark.defect().isPresent()) {
            return;
        }
        closed = true;
        try {
            Files.deleteIfExists(mark.file(logs));
        } catch (IOException e) {
            LOGGER.warn("the mark of the window stays in {}", logs, e);
        }
    }
}

package graft.app.crash;

import graft.run.JsonDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says that a window is open, in a file that goes when it is closed. One that is still there when its process is gone was left
 * by a window that was killed or crashed.
 *
 * @param pid of its process
 * @param started when that began
 * @param version of Graft
 * @param defect what nobody caught, as {@link PlainTrace} tells it; absent while nothing went wrong
 */
record WindowMark(long pid, Instant started, String version, Optional<List<String>> defect) {

    static final JsonDocument<WindowMark> DOCUMENT = new JsonDocument<>(WindowMark.class);

    static final String PREFIX = "window-";
    static final String SUFFIX = ".open.json";

    WindowMark {
        defect = defect.map(List::copyOf);
    }

    WindowMark with(List<String> found) {
        return new WindowMark(pid, started, version, Optional.of(found));
    }

    /** Where it lies. */
    Path file(Path logs) {
        return logs.resolve(PREFIX + pid + SUFFIX);
    }

    /** Whether its window is still there; a process that has got the same number since does not count. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(began -> began.equals(started))
                        .orElse(true))
                .isPresent();
    }
}

package graft.app.crash;

import graft.common.GraftException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The marks of windows that are gone.
 *
 * @param logs the folder they lie in
 */
record CrashMarks(Path logs) {

    /** The latest window that ended without being closed. */
    Optional<WindowMark> latest() throws IOException {
        List<WindowMark> left = new ArrayList<>();
        for (Path file : files()) {
            read(file).filter(mark -> !mark.alive()).ifPresent(left::add);
        }
        return left.stream().max(Comparator.comparing(WindowMark::started));
    }

    /** Takes away the marks of all windows that are gone; what was told once is not told again. */
    void clear() throws IOException {
        for (Path file : files()) {
            if (read(file).filter(WindowMark::alive).isEmpty()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(logs)) {
            try (DirectoryStream<Path> found =
                    Files.newDirectoryStream(logs, WindowMark.PREFIX + "*" + WindowMark.SUFFIX)) {
                found.forEach(files::add);
            }
        }
        return files;
    }

    private static Optional<WindowMark> read(Path file) {
        try {
            return WindowMark.DOCUMENT.readIfThere(file);
        } catch (GraftException e) {
            // Half a mark says nothing; it goes with the others.
            LoggerFactory.getLogger(CrashMarks.class).debug("{} is passed over", file, e);
            return Optional.empty();
        }
    }
}

package graft.worker.client;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * The log files of workers that belong to no run: one for each process, the latest {@value #KEPT} kept, and of those no more
 * than fit into {@value #MOST_BYTES} bytes. Those of a run add to the log of that run.
 */
final class WorkerLogs {

    static final int KEPT = 30;

    /** A worker that wrote without end must not fill the disk for good. */
    static final long MOST_BYTES = 64_000_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private WorkerLogs() {}

    /** Makes an empty log file whose name no other worker has, and deletes the oldest ones. */
    static Path create(Path folder) throws IOException {
        Files.createDirectories(folder);
        prune(folder);
        String time = TIME.format(LocalDateTime.now(ZoneId.systemDefault()));
        return Files.createTempFile(folder, "worker-" + time + "-", ".log").toAbsolutePath();
    }

    /** A log at a place of the caller's choice. The process makes the file; the folder has to be there before. */
    static Path existing(Path log) throws IOException {
        Path absolute = log.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return absolute;
    }

    /** How many of the oldest have to go, so that one more is not too many and all together not too much. */
    private static int tooMany(List<Path> logs) {
        int first = logs.size();
        long bytes = 0;
        while (first > 0 && logs.size() - first < KEPT - 1) {
            bytes += logs.get(first - 1).toFile().length();
            if (bytes > MOST_BYTES) {
                break;
            }
            first--;
        }
        return first;
    }

    private static void prune(Path folder) throws IOException {
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "worker-*.log")) {
            found.forEach(logs::add);
        }
        logs.sort(Comparator.comparing(path -> path.getFileName().toString()));
        for (Path old : logs.subList(0, tooMany(logs))) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                // On Windows the log of a living worker cannot be deleted, and should not be.
                LoggerFactory.getLogger(WorkerLogs.class).debug("{} stays", old, e);
            }
        }
    }
}

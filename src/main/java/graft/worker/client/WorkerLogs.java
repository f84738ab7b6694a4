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
 * The log files of workers that belong to no run: one for each process, the latest {@value #KEPT} kept. Those of a run
 * add to the log of that run.
 */
final class WorkerLogs {

    static final int KEPT = 30;

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

    private static void prune(Path folder) throws IOException {
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "worker-*.log")) {
            found.forEach(logs::add);
        }
        logs.sort(Comparator.comparing(path -> path.getFileName().toString()));
        for (Path old : logs.subList(0, Math.max(0, logs.size() - KEPT + 1))) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                // On Windows the log of a living worker cannot be deleted, and should not be.
                LoggerFactory.getLogger(WorkerLogs.class).debug("{} stays", old, e);
            }
        }
    }
}

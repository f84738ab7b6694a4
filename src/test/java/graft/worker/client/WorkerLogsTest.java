package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLogsTest {

    @TempDir
    Path folder;

    /** A log of this length; the disk holds nothing of it. */
    private Path log(int number, long bytes) throws IOException {
        Path file = folder.resolve("worker-20261121-0000%02d-000-x.log".formatted(number));
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(bytes);
        }
        return file;
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theLatestAreKept() throws IOException {
        Path oldest = log(0, 10);
        for (int i = 1; i < WorkerLogs.KEPT; i++) {
            log(i, 10);
        }
        Path created = WorkerLogs.create(folder);
        assertThat(left()).hasSize(WorkerLogs.KEPT).contains(created).doesNotContain(oldest);
    }

    @Test
    void oneThatWroteWithoutEndTakesThoseBeforeItAlong() throws IOException {
        Path small = log(1, 10);
        Path huge = log(2, WorkerLogs.MOST_BYTES + 1);
        Path latest = log(3, 10);
        Path other = Files.writeString(folder.resolve("window.log"), "stays");
        Path created = WorkerLogs.create(folder);
        assertThat(left()).contains(latest, created, other).doesNotContain(small, huge);
    }
}

package graft.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import graft.cli.testing.PatternPictures;
import graft.common.Folders;
import graft.worker.client.TestWorkers;
import graft.worker.client.WorkerJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window's process is killed while it trains: nothing that was learned is lost. */
@Timeout(300)
class KilledWindowIT {

    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void theWorkerWritesACheckpointAndLeavesAndTheReopenedWindowResumes() throws Exception {
        Path home = folder.resolve("home");
        Path pictures = PatternPictures.paint(folder.resolve("patterns"), 24, 1);
        WorkerJar jar = TestWorkers.jar(new Folders(home, home, home.resolve("cache")));
        List<Long> workers;
        Instant killed;
        try (WindowProcess window =
                WindowProcess.start(name -> true, jar, WalkMain.Walk.INTO_TRAINING, home, pictures)) {
            workers = Arrays.stream(window.awaitWord("training").split(" "))
                    .map(Long::valueOf)
                    .toList();
            assertThat(workers).isNotEmpty();
            killed = Instant.now();
            window.kill();
        }
        try (GraftWindow window = GraftWindow.open(new Premises(home))) {
            Awaitility.await("the worker to leave").atMost(WITHIN_SECONDS).until(() -> workers.stream()
                    .noneMatch(KilledWindowIT::isAlive));
            assertThat(latestCheckpoint(home)).isAfterOrEqualTo(killed);
            TrainPageObject train = new HomePageObject(window.person()).resume().awaitPaused();
            int before = train.epochs();
            assertThat(before).isPositive();
            train.resume().awaitRunning().awaitEpochs(before + 1);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static Instant latestCheckpoint(Path home) throws Exception {
        try (Stream<Path> files = Files.walk(home.resolve("data"))) {
            List<FileTime> times = files.filter(
                            file -> file.toString().contains("checkpoints") && Files.isRegularFile(file))
                    .map(KilledWindowIT::time)
                    .toList();
            return times.stream()
                    .max(FileTime::compareTo)
                    .orElseThrow(() -> new AssertionError("there is no checkpoint"))
                    .toInstant();
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

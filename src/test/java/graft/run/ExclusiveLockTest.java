package graft.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExclusiveLockTest {

    private static final Message BUSY = Message.of("run.busy", "x");
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("locks").resolve("x.lock");
    }

    private ExclusiveLock acquire(Duration patience) {
        return ExclusiveLock.acquire(file(), patience, BUSY);
    }

    /** Another process that locks the file, says so, and holds it until its input ends. */
    private Process otherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        Path.of("target", "test-classes").toString(),
                        Holder.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(said.readLine()).isEqualTo("locked");
        return process;
    }

    /** Uses nothing of Graft, so that it starts quickly. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.tryLock() == null) {
                    return;
                }
                System.out.println("locked");
                while (System.in.read() >= 0) {}
            }
        }
    }

    @Test
    void theSecondIsRefusedWithASentence() {
        try (ExclusiveLock first = acquire(Duration.ZERO)) {
            assertThat(ExclusiveLock.isHeld(file())).isTrue();
            assertThatExceptionOfType(GraftException.class)
                    .isThrownBy(() -> acquire(Duration.ofMillis(20)))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.DATA);
                        assertThat(e.userMessage()).isEqualTo(BUSY);
                    });
        }
        assertThat(ExclusiveLock.isHeld(file())).isFalse();
        acquire(Duration.ZERO).close();
    }

    @Test
    void askingWhetherItIsHeldDoesNotLoseIt() throws Exception {
        try (ExclusiveLock mine = acquire(Duration.ZERO)) {
            assertThat(ExclusiveLock.isHeld(file())).isTrue();
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            Path.of("target", "test-classes").toString(),
                            Holder.class.getName(),
                            file().toString())
                    .start();
            assertThat(other.getInputStream().readAllBytes())
                    .as("another process cannot lock it")
                    .isEmpty();
            assertThat(other.waitFor()).isZero();
        }
    }

    @Test
    void aWaitInsideThisProcessEndsWhenTheLockIsLetGo() throws Exception {
        ExclusiveLock first = acquire(Duration.ZERO);
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            Future<?> waiting = second.submit(() -> acquire(LONG).close());
            first.close();
            waiting.get();
        } finally {
            second.shutdownNow();
        }
    }

    @Test
    void anotherProcessIsRespectedWaitedForAndForgottenWhenKilled() throws Exception {
        Process other = otherProcess();
        try {
            assertThat(ExclusiveLock.isHeld(file())).isTrue();
            assertThatExceptionOfType(GraftException.class).isThrownBy(() -> acquire(Duration.ofMillis(50)));

            ExecutorService second = Executors.newSingleThreadExecutor();
            Future<?> waiting = second.submit(() -> acquire(LONG).close());
            other.destroyForcibly().waitFor();
            waiting.get();
            second.shutdown();
        } finally {
            other.destroyForcibly();
        }
        assertThat(ExclusiveLock.isHeld(file())).isFalse();
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenGetsASentence() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> ExclusiveLock.acquire(notAFolder.resolve("x.lock"), Duration.ZERO, BUSY))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DEVICE));
    }
}

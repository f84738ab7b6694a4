package graft.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.InlineTasks;
import graft.common.Message;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashModelTest {

    private static final String SECRET = "/home/ada lovelace/Aunt Mary/beetles.jpg";

    @TempDir
    Path logs;

    private CrashModel looked() {
        CrashModel model = new CrashModel(logs, new InlineTasks());
        model.look();
        return model;
    }

    private String report() {
        return looked().reportProperty().get().orElseThrow().text();
    }

    /** A mark of a process that is no longer there. */
    private void lost(Instant started, Optional<List<String>> defect) throws IOException {
        WindowMark mark = new WindowMark(gone(), started, "0.1.0", defect);
        WindowMark.DOCUMENT.write(mark.file(logs), mark);
    }

    private static long gone() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.onExit().join();
        return process.pid();
    }

    @Test
    void aWindowThatIsClosedLeavesNothing() throws IOException {
        try (CrashWatch watch = CrashWatch.begin(logs)) {
            assertThat(logs).isNotEmptyDirectory();
            assertThat(looked().reportProperty().get())
                    .as("a window that is still open: %s", watch)
                    .isEmpty();
        }
        assertThat(logs).isEmptyDirectory();
    }

    @Test
    void aWindowThatWasKilledIsOfferedOnceAsWhatItIs() throws IOException {
        lost(Instant.parse("2026-11-20T08:00:00Z"), Optional.empty());
        CrashModel model = looked();
        CrashReport report = model.reportProperty().get().orElseThrow();
        assertThat(report.defect()).isFalse();
        assertThat(model.title()).isEqualTo(Message.of("crash.title"));
        assertThat(report.text())
                .contains("ended without being closed", "2026-11-20T08:00:00Z", "Version: 0.1.0", "Memory: ");
        model.dismiss();
        assertThat(model.reportProperty().get()).isEmpty();
        assertThat(looked().reportProperty().get()).isEmpty();
    }

    /** Another program has got its number meanwhile: this one has, which began at another time. */
    @Test
    void aNumberThatWasGivenAgainIsNoLivingWindow() throws IOException {
        WindowMark mark = new WindowMark(
                ProcessHandle.current().pid(), Instant.parse("2020-01-01T00:00:00Z"), "0.1.0", Optional.empty());
        WindowMark.DOCUMENT.write(mark.file(logs), mark);
        assertThat(looked().reportProperty().get()).isPresent();
    }

    @Test
    void anErrorThatNobodyCaughtOutlivesTheClosedWindow() {
        try (CrashWatch watch = CrashWatch.begin(logs)) {
            watch.defect(new IllegalStateException("cannot show " + SECRET, new FileNotFoundException(SECRET)));
            watch.defect(new IllegalArgumentException("follows from it"));
        }
        assertThat(logs).isNotEmptyDirectory();
        Path own = new WindowMark(ProcessHandle.current().pid(), Instant.EPOCH, "", Optional.empty()).file(logs);
        WindowMark left = WindowMark.DOCUMENT.read(own);
        assertThat(left.defect().orElseThrow())
                .contains("java.lang.IllegalStateException", "Caused by: java.io.FileNotFoundException")
                .anyMatch(line -> line.contains("CrashModelTest.java:"))
                .noneMatch(line -> line.contains("IllegalArgument"))
                .noneMatch(line -> line.contains("Mary"));
    }

    @Test
    void theReportHoldsNoMessageOfAnyLog() throws IOException {
        lost(Instant.parse("2026-11-20T08:00:00Z"), Optional.of(PlainTrace.of(new IllegalStateException(SECRET))));
        Files.writeString(logs.resolve(CrashModel.LOG), """
                2026-11-20 08:00:01,123 INFO  [JavaFX Application Thread] graft.app.Readiness - the window can be used
                2026-11-20 08:00:02,000 WARN  [graft-background-1] graft.app.task.FxTasks - %1$s is gone
                graft.common.GraftException: There is no folder %1$s. [java.nio.file.NoSuchFileException: %1$s]
                \tat graft.data.scan.FolderScanner.scan(FolderScanner.java:61)
                Caused by: java.nio.file.NoSuchFileException: %1$s
                \t... 7 common frames omitted
                aunt.Mary: %1$s
                \tat Aunt Mary(%1$s)
                """.formatted(SECRET));
        assertThat(looked().title()).isEqualTo(Message.of("crash.defect"));
        assertThat(report())
                .contains(
                        "2026-11-20 08:00:02,000 WARN  [graft-background-1] graft.app.task.FxTasks",
                        "    graft.common.GraftException",
                        "    at graft.data.scan.FolderScanner.scan(FolderScanner.java:61)",
                        "    Caused by: java.nio.file.NoSuchFileException",
                        "java.lang.IllegalStateException")
                .doesNotContain("Mary", "ada", "beetles", "/home")
                .doesNotContain(System.getProperty("user.home"), logs.toString());
    }

    @Test
    void aReportIsSavedWhereThePersonSays() throws IOException {
        lost(Instant.parse("2026-11-20T08:00:00Z"), Optional.empty());
        CrashModel model = looked();
        Path file = logs.resolve("report.txt");
        model.save(file);
        assertThat(file).hasContent(model.reportProperty().get().orElseThrow().text());
        assertThat(model.noticeProperty().get()).contains(Message.of("crash.saved", file));
    }

    @Test
    void halfAMarkSaysNothingAndGoesWithTheOthers() throws IOException {
        Path half = Files.writeString(logs.resolve("window-1.open.json"), "{\"schemaVersion\":1,\"pid\":");
        CrashModel model = looked();
        assertThat(model.reportProperty().get()).isEmpty();
        model.dismiss();
        assertThat(half).doesNotExist();
    }
}

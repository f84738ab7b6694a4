package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.BuildInfo;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.compute.MemoryPlan;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.WorkerExit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real child processes, and everything that happens to them. */
@Timeout(60)
class WorkerProcessIT {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(700), Duration.ofMillis(700));
    private static final Timeouts LONG =
            new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private WorkerJar jar;

    @BeforeEach
    void makeJar() throws IOException {
        // A folder whose name no command line should have to carry.
        jar = new WorkerJar(
                WorkerJar.java(Path.of(System.getProperty("java.home")), System.getProperty("os.name")),
                WorkerJar.ofClassPath(System.getProperty("java.class.path"), folder.resolve("Größe & 'Käfer' 甲虫")));
    }

    @Test
    void theRealWorkerSaysWhatItFinds() {
        WorkerCommand command = WorkerCommand.of(jar, settings());
        try (WorkerClient worker = WorkerClient.start(command, folder, LONG)) {
            EnvironmentReport report = worker.call(EnvironmentReport.KIND, new EnvironmentReport.Question(true))
                    .await(EnvironmentReport.class);

            assertThat(report.build()).isEqualTo(BuildInfo.current().version());
            assertThat(report.machine().processors().logical())
                    .isEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(report.nd4j()).hasValueSatisfying(nd4j -> {
                assertThat(nd4j.problem()).isEmpty();
                assertThat(nd4j.version()).startsWith("1.0.0-M2.1");
                assertThat(nd4j.computesWith()).containsExactly("CpuBackend");
                assertThat(nd4j.threads()).isEqualTo(1);
                assertThat(nd4j.limitBytes()).isEqualTo(1L << 30);
            });
            assertThat(report.onnxRuntime()).hasValueSatisfying(onnx -> {
                assertThat(onnx.problem()).isEmpty();
                assertThat(onnx.version()).isEqualTo("1.28.0");
                assertThat(onnx.computesWith()).contains("CPU");
            });
        }
    }

    @Test
    void leavesInOrderWhenClosed() {
        WorkerClient worker = start(LONG);
        worker.close();

        assertThat(worker.state()).isEqualTo(new WorkerState.Left());
        assertThatThrownBy(() -> worker.call("echo", "late").await(String.class))
                .isInstanceOf(WorkerException.class)
                .isNotInstanceOf(WorkerDiedException.class);
    }

    @Test
    void runsWithTheLimitsItWasGivenAndWithoutDeserialisation() {
        try (WorkerClient worker = start(LONG)) {
            JsonNode found = worker.call("properties", Map.of()).await(JsonNode.class);

            assertThat(found.get("filter").asText()).isEqualTo("!*");
            assertThat(found.get("maxHeap").asLong()).isBetween(60L << 20, 64L << 20);
            assertThat(found.get("threads").asText()).isEqualTo("1");
        }
    }

    @Test
    void noiseOnStandardOutputLosesNothing() {
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        try (WorkerClient worker = start(LONG)) {
            String answer =
                    worker.call("noisy", 200, event -> heard.add(event.asInt())).await(String.class);

            assertThat(answer).isEqualTo("done");
            assertThat(heard).hasSize(200).isSorted();
            assertThat(worker.damagedRecords()).isEqualTo(1);
        }
    }

    @Test
    void aListenerThatThrowsDoesNotEndTheConversation() {
        try (WorkerClient worker = start(LONG)) {
            Call call = worker.call("noisy", 5, event -> {
                throw new IllegalStateException("seeded");
            });

            assertThat(call.await(String.class)).isEqualTo("done");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "exit codes of killed processes differ")
    void aKilledWorkerIsATypedEndWithWhatWasLastKnown() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        try (WorkerClient worker = start(LONG)) {
            Call call = worker.call("hang", "x", event -> working.countDown());
            working.await();
            ProcessHandle.of(worker.pid()).orElseThrow().destroyForcibly();

            assertThatThrownBy(() -> call.await(String.class))
                    .isInstanceOfSatisfying(WorkerDiedException.class, death -> {
                        assertThat(death.exitCode()).isEqualTo(137);
                        assertThat(death.code()).isEqualTo(ErrorCode.DEVICE);
                        assertThat(death.lastEvent()).hasValueSatisfying(event -> assertThat(event.asText())
                                .isEqualTo("hanging"));
                        assertThat(death.log()).isEqualTo(worker.log()).isNotEmptyFile();
                        assertThat(death.userMessage().english())
                                .contains(worker.log().toString());
                    });
            assertThat(worker.state()).isInstanceOf(WorkerState.Died.class);
            assertThatThrownBy(() -> worker.call("echo", "late").await(String.class))
                    .isInstanceOf(WorkerDiedException.class);
        }
    }

    @Test
    void aWorkerThatEndsByItselfIsReportedWithItsExitCode() {
        try (WorkerClient worker = start(LONG)) {
            assertThatThrownBy(() -> worker.call("halt", 42).await(String.class))
                    .isInstanceOfSatisfying(WorkerDiedException.class, death -> {
                        assertThat(death.exitCode()).isEqualTo(42);
                        assertThat(death.code()).isEqualTo(ErrorCode.INTERNAL);
                    });
        }
    }

    @Test
    void aWorkerThatRunsOutOfMemorySaysSo() {
        try (WorkerClient worker = start(LONG)) {
            assertThatThrownBy(() -> worker.call("exhaust", "x").await(String.class))
                    .isInstanceOfSatisfying(GraftException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(ErrorCode.DEVICE);
                        assertThat(failure.userMessage().key()).isEqualTo("worker.memory");
                    });
            await().until(() ->
                    worker.state() instanceof WorkerState.Died died && died.exitCode() == WorkerExit.MEMORY);
        }
    }

    @Test
    void closeIsBoundedThoughTheWorkerHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        WorkerClient worker = start(SHORT);
        Call call = worker.call("hang", "x", event -> hanging.countDown());
        hanging.await();
        long start = System.nanoTime();
        worker.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(ProcessHandle.of(worker.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThatThrownBy(() -> call.await(String.class)).isInstanceOf(WorkerDiedException.class);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no SIGSTOP")
    void closeIsBoundedThoughTheWorkerIsFrozenAndReadsNothing() throws Exception {
        WorkerClient worker = start(SHORT);
        assertThat(new ProcessBuilder("kill", "-STOP", String.valueOf(worker.pid()))
                        .start()
                        .waitFor())
                .isZero();
        worker.call("echo", "x".repeat(1 << 20)); // more than the pipe holds
        long start = System.nanoTime();
        worker.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(ProcessHandle.of(worker.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void theWatchdogEndsAHangingWorkerWhenNobodyElseDoes() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        WorkerClient worker = start(LONG);
        worker.call("hang", "x", event -> hanging.countDown());
        hanging.await();
        worker.close();

        assertThat(worker.state()).isInstanceOfSatisfying(WorkerState.Died.class, died -> assertThat(died.exitCode())
                .isEqualTo(WorkerExit.HALTED));
        assertThat(Files.readString(worker.log())).contains("halting").contains("graft-work");
    }

    @Test
    void closingPausesWhatRunsAndLetsItFinishWriting() throws Exception {
        Path checkpoint = folder.resolve("checkpoint.txt");
        CountDownLatch working = new CountDownLatch(1);
        Call call;
        try (WorkerClient worker = start(LONG)) {
            call = worker.call("checkpoint", checkpoint.toString(), event -> working.countDown());
            working.await();
        }

        assertThat(checkpoint).hasContent("PAUSE");
        assertThat(call.await(String.class)).isEqualTo("PAUSE");
    }

    @Test
    void cancellingStopsOneRequestAndTheWorkerGoesOn() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        try (WorkerClient worker = start(LONG)) {
            Call call =
                    worker.call("checkpoint", folder.resolve("stopped.txt").toString(), event -> working.countDown());
            working.await();
            call.cancel(CancelMode.STOP);

            assertThat(call.await(String.class)).isEqualTo("STOP");
            assertThat(worker.call("echo", "still here").await(String.class)).isEqualTo("still here");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no kill command")
    void aWorkerLeavesCtrlCToItsParentAndPausesWhenTerminated() throws Exception {
        Path checkpoint = folder.resolve("terminated.txt");
        CountDownLatch working = new CountDownLatch(1);
        try (WorkerClient worker = start(LONG)) {
            worker.call("checkpoint", checkpoint.toString(), event -> working.countDown());
            working.await();
            signal("INT", worker.pid());
            signal("HUP", worker.pid());
            signal("TERM", worker.pid());
            await().atMost(Duration.ofSeconds(10)).until(() -> worker.state() instanceof WorkerState.Left);

            assertThat(checkpoint).hasContent("PAUSE");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no kill command")
    void workersOfAKilledParentPauseAndLeave() throws Exception {
        Path checkpoint = folder.resolve("orphan.txt");
        long orphan = startInParentAndKillIt("checkpoint", checkpoint.toString());

        await().atMost(Duration.ofSeconds(10)).until(() -> !isAlive(orphan));
        assertThat(checkpoint).hasContent("PAUSE");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no kill command")
    void hangingWorkersOfAKilledParentAreHalted() throws Exception {
        long orphan = startInParentAndKillIt("hang", "x");

        await().atMost(TestWorkerMain.GRACE.plusSeconds(8)).until(() -> !isAlive(orphan));
    }

    @Test
    void aProgramThatIsNoWorkerIsRefusedInTime() {
        WorkerCommand silent = new WorkerCommand(
                List.of(jar.java().toString(), "-cp", jar.jar().toString(), SilentMain.class.getName()),
                Map.of(),
                folder);
        Timeouts impatient = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThatThrownBy(() -> WorkerClient.start(silent, folder, impatient))
                .isInstanceOfSatisfying(
                        WorkerException.class,
                        failure -> assertThat(failure.userMessage().key()).isEqualTo("worker.slow"));
    }

    @Test
    void aWorkerOfAnotherVersionIsRefused() {
        WorkerCommand other = new WorkerCommand(
                List.of(jar.java().toString(), "-cp", jar.jar().toString(), OtherVersionMain.class.getName()),
                Map.of(),
                folder);

        assertThatThrownBy(() -> WorkerClient.start(other, folder, LONG))
                .isInstanceOfSatisfying(
                        WorkerVersionException.class,
                        failure -> assertThat(failure.userMessage().english()).contains("9.9"));
    }

    @Test
    void whatCannotBeStartedIsOneSentence() {
        WorkerCommand nothing =
                new WorkerCommand(List.of(folder.resolve("no java").toString()), Map.of(), folder);

        assertThatThrownBy(() -> WorkerClient.start(nothing, folder, LONG))
                .isInstanceOfSatisfying(
                        WorkerException.class,
                        failure -> assertThat(failure.userMessage().key()).isEqualTo("worker.nostart"));
    }

    @Test
    void aWorkerWhoseOptionsTheJvmRefusesIsADeathWithALog() {
        WorkerCommand wrong =
                new WorkerCommand(List.of(jar.java().toString(), "-XX:+NoSuchOption", "-version"), Map.of(), folder);

        assertThatThrownBy(() -> WorkerClient.start(wrong, folder, LONG))
                .isInstanceOfSatisfying(
                        WorkerDiedException.class,
                        death -> assertThat(death.log()).content().contains("NoSuchOption"));
    }

    @Test
    void theWorkersOfARunAddToOneLogThatADeathNames() {
        Path log = folder.resolve("runs").resolve("leaves-1").resolve("log.txt");
        WorkerCommand wrong =
                new WorkerCommand(List.of(jar.java().toString(), "-XX:+NoSuchOption", "-version"), Map.of(), folder);
        WorkerCommand right = WorkerCommand.of(jar, settings(), TestWorkerMain.class.getName());
        assertThatThrownBy(() -> WorkerClient.startLoggingTo(log, wrong, LONG))
                .isInstanceOfSatisfying(WorkerDiedException.class, death -> {
                    assertThat(death.log()).isEqualTo(log);
                    assertThat(death.userMessage().english()).contains(log.toString());
                });
        WorkerClient.startLoggingTo(log, right, LONG).close();

        assertThat(log).content().contains("NoSuchOption").contains("leaving");
    }

    @Test
    void aDefectSaysWhereItsLogIs() {
        try (WorkerClient worker = start(LONG)) {
            assertThatThrownBy(() -> worker.call("checkpoint", "no path: \0").await(String.class))
                    .isInstanceOfSatisfying(GraftException.class, defect -> {
                        assertThat(defect.code()).isEqualTo(ErrorCode.INTERNAL);
                        assertThat(defect.userMessage().english())
                                .contains(worker.log().toString());
                    });
            assertThat(worker.log()).content().contains("InvalidPathException");
        }
    }

    /** Greets nobody. */
    static final class SilentMain {
        public static void main(String[] arguments) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    /** Greets as a later Graft might. */
    static final class OtherVersionMain {
        public static void main(String[] arguments) throws IOException {
            System.out.print(
                    "\u001e{\"type\":\"welcome\",\"protocolVersion\":99,\"build\":\"9.9\",\"pid\":1,\"java\":\"21\"}\n");
            System.out.flush();
            System.in.readAllBytes();
        }
    }

    private long startInParentAndKillIt(String kind, String payload) throws Exception {
        Process parent = new ProcessBuilder(
                        jar.java().toString(),
                        "-cp",
                        jar.jar().toString(),
                        TestParentMain.class.getName(),
                        jar.jar().toString(),
                        folder.toString(),
                        kind,
                        payload)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = parent.inputReader(StandardCharsets.UTF_8)) {
            long worker = Long.parseLong(out.readLine());
            assertThat(isAlive(worker)).isTrue();
            return worker;
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private WorkerClient start(Timeouts timeouts) {
        WorkerCommand command = WorkerCommand.of(jar, settings(), TestWorkerMain.class.getName());
        return WorkerClient.start(command, folder, timeouts);
    }

    private static WorkerSettings settings() {
        return new WorkerSettings(new MemoryPlan(64L << 20, 1L << 30, 2L << 30), 1, "INFO", WorkerSettings.Stay.LONG);
    }
}

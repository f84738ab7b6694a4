package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.ComputeCapability;
import graft.compute.CudaSupport;
import graft.compute.GraphicsCard;
import graft.compute.TrainingDevice;
import graft.worker.client.DeviceContest.Contender;
import graft.worker.protocol.DeviceTrialCall;
import graft.worker.protocol.DeviceTrialCall.Tried;
import graft.worker.protocol.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person with a graphics card sends in, with a card that only exists here. */
class CardSelfTestTest {

    private static final List<Double> FIGURES = List.of(1.3863, 0.216, 1.383, 0.2157);
    private static final GraphicsCard CARD =
            new GraphicsCard("RTX 3060", 12L << 30, "535.104", ComputeCapability.parse("8.6"));
    private static final GraphicsCard NEW =
            new GraphicsCard("RTX 5070", 12L << 30, "580.1", ComputeCapability.parse("12.0"));

    @TempDir
    Path folder;

    private final List<Fake> started = new ArrayList<>();

    @Test
    void aCardThatComesToTheSameFiguresPasses() throws IOException {
        CardSelfTest.Report report = test(answer(true, List.of(1.3870, 0.2161, 1.384, 0.2150), 412.4));
        assertThat(report.passed()).isTrue();
        assertThat(report.lines())
                .hasSize(5)
                .contains("RTX 3060, 12288 MiB, driver 535.104, compute capability 8.6")
                .anyMatch(line -> line.startsWith("processor (CpuBackend): 100 pictures a second"))
                .anyMatch(line -> line.startsWith("RTX 3060 (JCublasBackend): 412 pictures a second"))
                .last()
                .asString()
                .contains("Please send these lines in");
        assertThat(started).hasSize(2).allMatch(worker -> worker.closed);
        assertThat(started).extracting(worker -> worker.asked.card()).containsExactly(false, true);
    }

    @Test
    void oneThatComesToOtherFiguresFailsAndTheEndOfTheLogIsAddedWithoutTheNameOfThePerson() throws IOException {
        CardSelfTest.Report report = test(answer(true, List.of(1.3863, 0.0, 1.3863, 0.0), 900));
        assertThat(report.passed()).isFalse();
        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("The card came to other figures"))
                .contains("line 99 of ~/.cache")
                .doesNotContain("line 39 of ~/.cache")
                .noneMatch(line -> line.contains(System.getProperty("user.home")));
    }

    @Test
    void whereNd4jFallsBackByItselfOneSentenceSaysSo() throws IOException {
        CardSelfTest.Report report = test(answer(false, List.of(), 0));
        assertThat(report.passed()).isFalse();
        assertThat(report.lines())
                .contains(
                        "Training runs on the processor: ND4J got no access to RTX 3060; the log of the run says why.");
    }

    @Test
    void aWorkerThatFailsIsToldInItsWords() throws IOException {
        CardSelfTest.Report report =
                test(CompletableFuture.failedFuture(new GraftException(ErrorCode.DEVICE, Message.of("worker.noJar"))));
        assertThat(report.passed()).isFalse();
        assertThat(report.lines()).contains(Message.of("worker.noJar").english());
        assertThat(started).allMatch(worker -> worker.closed);
    }

    @Test
    void aCardThatHangsIsGivenUp() throws IOException {
        CardSelfTest.Report report = test(new CompletableFuture<>());
        assertThat(report.passed()).isFalse();
        assertThat(report.lines()).anyMatch(line -> line.contains("did not finish its trial"));
        assertThat(started).allMatch(worker -> worker.closed);
    }

    @Test
    void whereThereIsNothingToTryNothingIsStarted() throws IOException {
        assertThat(test(List.of(), new CompletableFuture<>()).lines())
                .last()
                .isEqualTo(Message.of("device.noCard").english());
        CardSelfTest.Report tooNew = test(List.of(NEW), new CompletableFuture<>());
        assertThat(tooNew.passed()).isFalse();
        assertThat(tooNew.lines()).hasSize(3).last().asString().contains("RTX 5070", "newer");
        assertThat(started).isEmpty();
    }

    private CardSelfTest.Report test(CompletableFuture<JsonNode> card) throws IOException {
        return test(List.of(CARD), card);
    }

    private CardSelfTest.Report test(List<GraphicsCard> cards, CompletableFuture<JsonNode> card) throws IOException {
        Folders folders = new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        TrainingDevice device = TrainingDevice.among(cards, new CudaSupport("Linux"), true);
        return new CardSelfTest(
                        folders,
                        device,
                        log -> start(answer(false, FIGURES, 100)),
                        (log, index) -> {
                            write(log);
                            return start(card);
                        },
                        Duration.ofMillis(50))
                .run();
    }

    private Fake start(CompletableFuture<JsonNode> answer) {
        Fake fake = new Fake(answer);
        started.add(fake);
        return fake;
    }

    /** More lines than are sent in. */
    private static void write(Path log) {
        try {
            Files.createDirectories(log.getParent());
            Files.write(
                    log,
                    IntStream.range(0, 100)
                            .mapToObj(i -> "line " + i + " of " + System.getProperty("user.home") + "/.cache")
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<JsonNode> answer(boolean card, List<Double> figures, double speed) {
        return CompletableFuture.completedFuture(
                Payload.of(new Tried(card ? "JCublasBackend" : "CpuBackend", card, figures, speed)));
    }

    /** A worker that answers what it is told to. */
    private static final class Fake implements Contender {
        private final CompletableFuture<JsonNode> answer;
        private DeviceTrialCall asked = new DeviceTrialCall(java.util.Optional.empty(), "", 0, false);
        private boolean closed;

        Fake(CompletableFuture<JsonNode> answer) {
            this.answer = answer;
        }

        @Override
        public CompletableFuture<JsonNode> ask(String kind, Object payload) {
            assertThat(kind).isEqualTo(DeviceTrialCall.KIND);
            asked = (DeviceTrialCall) payload;
            return answer;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

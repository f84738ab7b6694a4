package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.ComputeCapability;
import graft.compute.CudaSupport;
import graft.compute.DeviceChoice;
import graft.compute.GraphicsCard;
import graft.compute.TrainingDevice;
import graft.worker.client.DeviceContest.Contender;
import graft.worker.client.DeviceContest.Decision;
import graft.worker.protocol.DeviceTrialCall;
import graft.worker.protocol.DeviceTrialCall.Tried;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Every way in which a run comes to its device, with a card that only exists here. */
class DeviceContestTest {

    private static final List<Double> FIGURES = List.of(1.3863, 0.216, 1.383, 0.2157);
    private static final GraphicsCard CARD =
            new GraphicsCard("RTX 3060", 12L << 30, "535.104", ComputeCapability.parse("8.6"));
    private static final GraphicsCard NEW =
            new GraphicsCard("RTX 5070", 12L << 30, "580.1", ComputeCapability.parse("12.0"));

    private final Fake processor = new Fake(answer(false, FIGURES, 100));
    private final List<Integer> started = new ArrayList<>();
    private DeviceChoice choice = DeviceChoice.AUTO;
    private List<GraphicsCard> cards = List.of(CARD);
    private boolean pack = true;
    private boolean headAlone;

    @Test
    void theFasterCardTrainsAndBothFiguresAreSaid() {
        Fake card = new Fake(answer(true, List.of(1.3870, 0.2161, 1.384, 0.2150), 400));
        try (Decision<Fake> decision = decide(card)) {
            assertThat(decision.worker()).containsSame(card);
            assertThat(decision.name()).isEqualTo("RTX 3060");
            assertThat(said(decision)).contains("RTX 3060", "400", "100");
            assertThat(card.closed).isFalse();
        }
        assertThat(card.closed).isTrue();
        assertThat(started).containsExactly(0);
        assertThat(processor.asked.card()).isFalse();
        assertThat(card.asked.card()).isTrue();
        assertThat(processor.asked.milliseconds() + card.asked.milliseconds()).isEqualTo(3000);
    }

    @Test
    void theSlowerCardDoesNotUnlessItIsAskedFor() {
        Fake card = new Fake(answer(true, FIGURES, 60));
        assertProcessor(decide(card), "device.slower", "60", "100");
        assertThat(card.closed).isTrue();

        choice = DeviceChoice.GPU;
        Fake forced = new Fake(answer(true, FIGURES, 60));
        Decision<Fake> decision = decide(forced);
        assertThat(decision.worker()).containsSame(forced);
        assertThat(decision.sentence().orElseThrow().key()).isEqualTo("device.forced");
    }

    @Test
    void aCardThatComputesSomethingElseDoesNotTrainEvenIfAskedFor() {
        choice = DeviceChoice.GPU;
        assertProcessor(decide(new Fake(answer(true, List.of(1.3863, 0.0, 1.3863, 0.0), 900))), "device.otherAnswer");
        assertProcessor(
                decide(new Fake(answer(true, List.of(Double.NaN, 0.216, 1.383, 0.2157), 900))), "device.otherAnswer");
        assertProcessor(decide(new Fake(answer(true, List.of(1.3863), 900))), "device.otherAnswer");
    }

    @Test
    void whereNd4jFallsBackByItselfThatIsNoticed() {
        Decision<Fake> decision = decide(new Fake(answer(false, List.of(), 0)));
        assertProcessor(decision, "device.notReached");
        assertThat(said(decision))
                .isEqualTo(
                        "Training runs on the processor: ND4J got no access to RTX 3060; the log of the run says why.");
    }

    @Test
    void aTrialThatFailsIsToldInItsWords() {
        CompletableFuture<JsonNode> failed =
                CompletableFuture.failedFuture(new GraftException(ErrorCode.DEVICE, Message.of("worker.noJar")));
        Fake card = new Fake(failed);
        assertProcessor(
                decide(card), "device.failed", Message.of("worker.noJar").english());
        assertThat(card.closed).isTrue();
    }

    @Test
    void aWorkerThatDoesNotEvenStartIsNoMatter() {
        Decision<Fake> decision = contest((log, index) -> {
                    throw new GraftException(ErrorCode.DEVICE, Message.of("worker.noJar"));
                })
                .decide(processor, Path.of("log.txt"), new DeviceContest.Trial("r", "b"), false);
        assertProcessor(decision, "device.failed");
    }

    @Test
    void aCardThatHangsIsGivenUp() {
        Fake card = new Fake(new CompletableFuture<>());
        assertProcessor(decide(card), "device.silent");
        assertThat(card.closed).isTrue();
    }

    @Test
    void whereTheProcessorItselfFailsNothingIsHidden() {
        processor.answer = CompletableFuture.failedFuture(
                new GraftException(ErrorCode.WEIGHTS, Message.of("backbone.missing", "x")));
        assertThatThrownBy(() -> decide(new Fake(new CompletableFuture<>())))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WEIGHTS));
        assertThat(started).isEmpty();
    }

    @Test
    void theProcessorIsTakenAtAPersonsWordAndNobodyIsAsked() {
        choice = DeviceChoice.CPU;
        Decision<Fake> decision = decide(new Fake(new CompletableFuture<>()));
        assertThat(decision.worker()).isEmpty();
        assertThat(decision.sentence()).isEmpty();
        assertThat(started).isEmpty();
    }

    @Test
    void theHeadAloneIsNotWorthATrial() {
        headAlone = true;
        assertProcessor(decide(new Fake(answer(true, FIGURES, 900))), "device.headAlone");
        assertThat(started).isEmpty();
        choice = DeviceChoice.GPU;
        assertThat(decide(new Fake(answer(true, FIGURES, 900))).worker()).isPresent();
    }

    @Test
    void whyACardIsNoneIsSaidWhereThereIsOneOrItWasAskedFor() {
        cards = List.of(NEW);
        assertProcessor(decide(new Fake(new CompletableFuture<>())), "device.tooNew", "RTX 5070");
        cards = List.of(CARD);
        pack = false;
        assertProcessor(decide(new Fake(new CompletableFuture<>())), "device.noPack", "RTX 3060");
        cards = List.of();
        assertThat(decide(new Fake(new CompletableFuture<>())).sentence()).isEmpty();
        choice = DeviceChoice.GPU;
        assertProcessor(decide(new Fake(new CompletableFuture<>())), "device.noCard");
        assertThat(started).isEmpty();
    }

    @Test
    void theFirstCardThatWillDoIsTakenByItsSlot() {
        cards = List.of(NEW, CARD);
        assertThat(decide(new Fake(answer(true, FIGURES, 900))).name()).isEqualTo("RTX 3060");
        assertThat(started).containsExactly(1);
    }

    private static void assertProcessor(Decision<Fake> decision, String key, String... parts) {
        assertThat(decision.worker()).isEmpty();
        assertThat(decision.name()).isEmpty();
        assertThat(decision.sentence().orElseThrow().key()).isEqualTo(key);
        assertThat(said(decision)).contains("processor");
        for (String part : parts) {
            assertThat(said(decision)).contains(part);
        }
    }

    private static String said(Decision<Fake> decision) {
        return decision.sentence().orElseThrow().english();
    }

    private Decision<Fake> decide(Fake card) {
        return contest((log, index) -> {
                    started.add(index);
                    return card;
                })
                .decide(processor, Path.of("log.txt"), new DeviceContest.Trial("run", "backbones"), headAlone);
    }

    private DeviceContest<Fake> contest(BiFunction<Path, Integer, Fake> workers) {
        return new DeviceContest<>(
                () -> choice,
                () -> TrainingDevice.among(cards, new CudaSupport("Linux"), pack),
                workers,
                Duration.ofMillis(50));
    }

    private static CompletableFuture<JsonNode> answer(boolean card, List<Double> figures, double speed) {
        return CompletableFuture.completedFuture(
                Payload.of(new Tried(card ? "JCublasBackend" : "CpuBackend", card, figures, speed)));
    }

    /** A worker that answers what it is told to. */
    private static final class Fake implements Contender {
        private CompletableFuture<JsonNode> answer;
        private DeviceTrialCall asked = new DeviceTrialCall(Optional.empty(), "", 0, false);
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

package graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.Head;
import graft.network.WeightTensor;
import graft.training.cache.ActivationCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTrainerTest {

    @TempDir
    private Path folder;

    private final TinyWorld world = new TinyWorld(0.3);
    private final List<TrainingEvent> events = new ArrayList<>();
    private int runs;

    private TrainingResult train(TrainingPlan plan, CheckpointStore checkpoints, TrainingControl control) {
        Trainer.Job job = new Trainer.Job(
                plan,
                TinyWorld.backbone(),
                TinyWorld.weights(),
                new TrainingPictures(TinyWorld.pictures("train", 12), TinyWorld.pictures("val", 6)));
        TransferTrainer trainer =
                new TransferTrainer(world, world, new ActivationCache(folder.resolve("cache"), plan.cacheBudget()));
        return trainer.train(job, checkpoints, events::add, control);
    }

    private TrainingResult train(List<TrainingPictures.Picture> training, List<TrainingPictures.Picture> validation) {
        TrainingPlan plan = TinyWorld.plan(List.of(TinyWorld.headPhase(6, 0.05)));
        Trainer.Job job = new Trainer.Job(
                plan, TinyWorld.backbone(), TinyWorld.weights(), new TrainingPictures(training, validation));
        return new TransferTrainer(world, world, new ActivationCache(folder.resolve("cache"), plan.cacheBudget()))
                .train(job, store("run " + runs++), events::add, TrainingControl.GO_ON);
    }

    /** A run of its own on the rest of the pictures must come to the same answers. */
    @Test
    void outOfFoldAnswersAreThoseOfAHeadThatHasNotSeenThePicture() {
        List<TrainingPictures.Picture> pictures = TinyWorld.pictures("train", 12);
        OutOfFold answers = train(pictures, List.of()).outOfFold();
        assertThat(answers.labels()).hasSize(36);
        int[] fold = Folds.assign(pictures, 3, 5);
        int row = 0;
        for (int f = 0; f < 5; f++) {
            int left = f;
            List<TrainingPictures.Picture> rest = IntStream.range(0, 36)
                    .filter(i -> fold[i] != left)
                    .mapToObj(pictures::get)
                    .toList();
            TrainableTail head = new SoftmaxTail(train(rest, List.of()).weights());
            for (TrainingPictures.Picture picture : pictures) {
                if (!rest.contains(picture)) {
                    assertThat(answers.labels().get(row)).isEqualTo(picture.label());
                    assertThat(Arrays.copyOfRange(answers.logits(), 3 * row, 3 * row + 3))
                            .containsExactly(head.logits(world.features(picture), 1), within(1e-3f));
                    row++;
                }
            }
        }
        assertThat(row).isEqualTo(36);
    }

    @Test
    void fewValidationPicturesAreHelpedOutAndManyAreNot() {
        List<TrainingPictures.Picture> training = TinyWorld.pictures("train", 12);
        assertThat(train(training, TinyWorld.pictures("val", 16)).outOfFold().labels())
                .hasSize(36);
        assertThat(seen(TrainingEvent.Advice.class))
                .anySatisfy(a -> assertThat(a.message()).isEqualTo(Message.of("training.outOfFold", 48, 36)));
        assertThat(train(training, TinyWorld.pictures("val", 17)).outOfFold()).isEqualTo(OutOfFold.NONE);
    }

    /** Two pictures of one class in one unit: a head that has not learned from them does not know the class. */
    @Test
    void aClassThatCannotBeLeftOutIsNotAskedAbout() {
        List<TrainingPictures.Picture> training = new ArrayList<>(TinyWorld.pictures("train", 6));
        training.removeIf(p -> p.label() == 2);
        TinyWorld.pictures("pair", 2).stream()
                .filter(p -> p.label() == 2)
                .forEach(p -> training.add(new TrainingPictures.Picture(p.file(), p.digest(), 2, "one unit")));
        assertThat(training).hasSize(14);
        assertThat(train(training, List.of()).outOfFold().labels()).hasSize(12).doesNotContain(2);
    }

    private FileCheckpointStore store(String name) {
        return new FileCheckpointStore(folder.resolve(name));
    }

    private <T extends TrainingEvent> List<T> seen(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void learnsToTellThreeColoursApart() {
        TrainingResult result =
                train(TinyWorld.plan(List.of(TinyWorld.headPhase(30, 0.05))), store("run"), TrainingControl.GO_ON);
        List<TrainingEvent.EpochDone> epochs = seen(TrainingEvent.EpochDone.class);
        assertThat(result.reason()).isEqualTo(StopReason.COMPLETED);
        assertThat(epochs).hasSize(30);
        assertThat(epochs.get(29).validationAccuracy())
                .hasValueSatisfying(a -> assertThat(a).isGreaterThan(0.9));
        assertThat(epochs.get(29).trainingLoss()).isLessThan(epochs.get(0).trainingLoss() / 2);
    }

    @Test
    void runsTheTrunkOnceForEachViewOfEachPicture() {
        train(TinyWorld.plan(List.of(TinyWorld.headPhase(20, 0.05))), store("first"), TrainingControl.GO_ON);
        assertThat(world.trunkPictures).hasValue(36 * 3 + 18);
        assertThat(world.reads).hasValue(36 + 18);
        train(TinyWorld.plan(List.of(TinyWorld.headPhase(20, 0.05))), store("second"), TrainingControl.GO_ON);
        assertThat(world.trunkPictures).hasValue(36 * 3 + 18);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 23, 40, 58})
    void endsAsTheUninterruptedRunWhereverItIsPaused(int atBatch) throws IOException {
        TrainingPlan plan = TinyWorld.plan(List.of(TinyWorld.headPhase(6, 0.05), TinyWorld.headPhase(6, 0.01)));
        TrainingResult whole = train(plan, store("whole"), TrainingControl.GO_ON);

        FileCheckpointStore checkpoints = store("paused");
        assertThatThrownBy(() -> trainPausingAt(plan, checkpoints, atBatch))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(checkpoints.latest()).isPresent();
        TrainingResult resumed = train(plan, checkpoints, TrainingControl.GO_ON);

        for (WeightTensor tensor : whole.weights().tensors()) {
            assertThat(resumed.weights().get(tensor.name()).values())
                    .as(tensor.name())
                    .isEqualTo(tensor.values());
        }
        assertThat(resumed.keptCandidate().epoch())
                .isEqualTo(whole.keptCandidate().epoch());
        assertThat(resumed.outOfFold().logits()).isEqualTo(whole.outOfFold().logits());
    }

    private void trainPausingAt(TrainingPlan plan, CheckpointStore checkpoints, int atBatch) {
        CancellationToken pause = new CancellationToken();
        int[] batches = {0};
        Trainer.Job job = new Trainer.Job(
                plan,
                TinyWorld.backbone(),
                TinyWorld.weights(),
                new TrainingPictures(TinyWorld.pictures("train", 12), TinyWorld.pictures("val", 6)));
        new TransferTrainer(world, world, new ActivationCache(folder.resolve("cache"), plan.cacheBudget()))
                .train(
                        job,
                        checkpoints,
                        event -> {
                            if (event instanceof TrainingEvent.BatchDone && ++batches[0] == atBatch) {
                                pause.cancel();
                            }
                        },
                        () -> pause.isCancelled() ? TrainingControl.Wish.PAUSE : TrainingControl.Wish.GO_ON);
    }

    @Test
    void stoppingKeepsTheBestModelSoFar() {
        CancellationToken stop = new CancellationToken();
        int[] epochs = {0};
        Trainer.Job job = new Trainer.Job(
                TinyWorld.plan(List.of(TinyWorld.headPhase(50, 0.05))),
                TinyWorld.backbone(),
                TinyWorld.weights(),
                new TrainingPictures(TinyWorld.pictures("train", 12), TinyWorld.pictures("val", 6)));
        TrainingResult result = new TransferTrainer(world, world, new ActivationCache(folder.resolve("cache"), 1 << 30))
                .train(
                        job,
                        store("run"),
                        event -> {
                            if (event instanceof TrainingEvent.EpochDone && ++epochs[0] == 3) {
                                stop.cancel();
                            }
                        },
                        () -> stop.isCancelled() ? TrainingControl.Wish.STOP : TrainingControl.Wish.GO_ON);
        assertThat(result.reason()).isEqualTo(StopReason.STOPPED_BY_PERSON);
        assertThat(result.outOfFold()).isEqualTo(OutOfFold.NONE);
        assertThat(result.keptCandidate().epoch()).isBetween(1, 3);
        assertThat(result.weights().get(Head.DENSE + ".weight").values()).isNotEqualTo(new float[18]);
    }

    @Test
    void stoppingBeforeAnythingWasLearnedSaysSo() {
        CancellationToken stop = new CancellationToken();
        stop.cancel();
        assertThatThrownBy(() -> train(
                        TinyWorld.plan(List.of(TinyWorld.headPhase(5, 0.05))),
                        store("run"),
                        () -> stop.isCancelled() ? TrainingControl.Wish.STOP : TrainingControl.Wish.GO_ON))
                .isInstanceOf(GraftException.class)
                .hasMessageContaining("nothing to keep yet");
    }

    @Test
    void lowersTheRatesAndGoesOnWhenTrainingRunsAway() {
        TrainingResult result =
                train(TinyWorld.plan(List.of(TinyWorld.headPhase(12, 40))), store("run"), TrainingControl.GO_ON);
        assertThat(seen(TrainingEvent.Advice.class))
                .anySatisfy(a -> assertThat(a.message().key()).isEqualTo("training.recovered"));
        assertThat(result.keptCandidate().epoch()).isPositive();
        for (float value : result.weights().get(Head.DENSE + ".weight").values()) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void endsAPhaseEarlyWhenValidationNoLongerImproves() {
        TinyWorld hard = new TinyWorld(3);
        PhasePlan phase = new PhasePlan(2, 200, 0.5, 0.5, 1, 0, 5);
        Trainer.Job job = new Trainer.Job(
                TinyWorld.plan(List.of(phase)),
                TinyWorld.backbone(),
                TinyWorld.weights(),
                new TrainingPictures(TinyWorld.pictures("train", 4), TinyWorld.pictures("val", 6)));
        TrainingResult result = new TransferTrainer(hard, hard, new ActivationCache(folder.resolve("cache"), 1 << 30))
                .train(job, store("run"), events::add, TrainingControl.GO_ON);
        assertThat(result.reason()).isEqualTo(StopReason.STOPPED_EARLY);
        int last = seen(TrainingEvent.EpochDone.class).size();
        assertThat(last).isLessThan(200);
        assertThat(result.keptCandidate().epoch()).isEqualTo(last - 5);
    }

    @Test
    void usesFewerViewsWhereTheCacheIsSmall() {
        TrainingPlan plan = withCacheBudget(TinyWorld.plan(List.of(TinyWorld.headPhase(3, 0.05))), 24L * (36 * 2 + 18));
        train(plan, store("run"), TrainingControl.GO_ON);
        assertThat(seen(TrainingEvent.Advice.class))
                .anySatisfy(a -> assertThat(a.message().key()).isEqualTo("training.fewerViews"));
        assertThat(world.trunkPictures).hasValue(36 * 2 + 18);
    }

    @Test
    void computesActivationsAnewWhereNothingFitsIntoTheCache() {
        TrainingPlan plan = withCacheBudget(TinyWorld.plan(List.of(TinyWorld.headPhase(3, 0.05))), 100);
        TrainingResult streamed = train(plan, store("streamed"), TrainingControl.GO_ON);
        assertThat(seen(TrainingEvent.Advice.class))
                .anySatisfy(a -> assertThat(a.message().key()).isEqualTo("training.streaming"));
        TrainingResult cached =
                train(TinyWorld.plan(List.of(TinyWorld.headPhase(3, 0.05))), store("cached"), TrainingControl.GO_ON);
        assertThat(streamed.outOfFold()).isEqualTo(OutOfFold.NONE);
        assertThat(streamed.weights().get(Head.DENSE + ".weight").values())
                .isEqualTo(cached.weights().get(Head.DENSE + ".weight").values());
    }

    private static TrainingPlan withCacheBudget(TrainingPlan p, long budget) {
        return new TrainingPlan(
                p.schemaVersion(),
                p.backbone(),
                p.weightsDigest(),
                p.inputHeight(),
                p.inputWidth(),
                p.classes(),
                p.fit(),
                p.augmentation(),
                p.views(),
                p.phases(),
                p.batchSize(),
                p.microBatch(),
                p.regularization(),
                p.seed(),
                p.threads(),
                p.trunkEngine(),
                budget,
                Optional.empty(),
                p.refit());
    }

    @Test
    void theSeedDecidesTheNumbers() {
        TrainingPlan plan = TinyWorld.plan(List.of(TinyWorld.headPhase(4, 0.05)));
        float[] once = train(plan, store("a"), TrainingControl.GO_ON)
                .weights()
                .get(Head.DENSE + ".weight")
                .values();
        float[] again = train(plan, store("b"), TrainingControl.GO_ON)
                .weights()
                .get(Head.DENSE + ".weight")
                .values();
        assertThat(again).isEqualTo(once);
    }
}

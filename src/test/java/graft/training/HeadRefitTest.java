package graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.network.Head;
import graft.training.cache.ActivationCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadRefitTest {

    private static final List<TrainingPictures.Picture> TRAINING = TinyWorld.pictures("train", 4);
    private static final List<TrainingPictures.Picture> VALIDATION = TinyWorld.pictures("val", 6);
    private static final int VIEWS = 3;
    private static final long BYTES_PER_VIEW = (long) TinyWorld.FEATURES * Float.BYTES;

    @TempDir
    private Path folder;

    /** Classes that overlap, so that the best epoch is not the last one. */
    private TinyWorld world = new TinyWorld(3);

    private final List<String> advice = new ArrayList<>();

    private static PhasePlan headPhase() {
        return new PhasePlan(2, 200, 0.5, 0.5, 1, 0, 5);
    }

    private static TrainingPlan plan(
            List<PhasePlan> phases, boolean refit, long cacheBudget, Optional<Duration> timeLimit) {
        TrainingPlan p = TinyWorld.plan(phases);
        return new TrainingPlan(
                p.schemaVersion(),
                p.backbone(),
                p.weightsDigest(),
                p.inputHeight(),
                p.inputWidth(),
                p.classes(),
                p.fit(),
                p.augmentation(),
                VIEWS,
                phases,
                p.batchSize(),
                p.microBatch(),
                p.regularization(),
                p.seed(),
                p.threads(),
                p.trunkEngine(),
                cacheBudget,
                timeLimit,
                refit);
    }

    private static TrainingPlan plan(boolean refit) {
        return plan(List.of(headPhase()), refit, 1 << 30, Optional.empty());
    }

    /** A run in a place of its own. */
    private TrainingResult train(TrainingPlan plan, TrainingPictures pictures, String place) {
        return train(plan, pictures, place, event -> {}, TrainingControl.GO_ON);
    }

    private TrainingResult train(
            TrainingPlan plan,
            TrainingPictures pictures,
            String place,
            Consumer<TrainingEvent> listener,
            TrainingControl control) {
        return new TransferTrainer(
                        world, world, new ActivationCache(folder.resolve(place + " cache"), plan.cacheBudget()))
                .train(
                        new Trainer.Job(plan, TinyWorld.backbone(), TinyWorld.weights(), pictures),
                        new FileCheckpointStore(folder.resolve(place)),
                        event -> {
                            if (event instanceof TrainingEvent.Advice said) {
                                advice.add(said.message().key());
                            }
                            listener.accept(event);
                        },
                        control);
    }

    private static TrainingPictures pictures() {
        return new TrainingPictures(TRAINING, VALIDATION);
    }

    private static float[] head(TrainingResult result) {
        return result.weights().get(Head.DENSE + ".weight").values();
    }

    private static float[] chosenHead(TrainingResult result) {
        return result.keptCandidate().trained().get(Head.DENSE + ".weight").values();
    }

    /** A run that has all pictures for training, and is stopped after as many epochs, must come to the same head. */
    @Test
    void theHeadLearnsFromBothPartsForAsManyEpochsAsWereChosen() {
        TrainingResult result = train(plan(true), pictures(), "refit");
        int chosen = result.keptCandidate().epoch();
        assertThat(chosen).isBetween(1, 100);
        assertThat(result.refit()).contains(new Refit(30, chosen));
        assertThat(advice).contains("training.refit");

        boolean[] over = {false};
        TrainingResult onAll = train(
                plan(false),
                new TrainingPictures(
                        Stream.concat(TRAINING.stream(), VALIDATION.stream()).toList(), List.of()),
                "on all",
                event -> over[0] |= event instanceof TrainingEvent.EpochDone e && e.epoch() == chosen,
                () -> over[0] ? TrainingControl.Wish.STOP : TrainingControl.Wish.GO_ON);
        assertThat(head(result)).containsExactly(head(onAll), within(1e-4f));
    }

    @Test
    void whatTheValidationPicturesSaidIsOfTheHeadBefore() {
        TrainingResult refitted = train(plan(true), pictures(), "refit");
        TrainingResult plain = train(plan(false), pictures(), "plain");
        assertThat(plain.refit()).isEmpty();
        assertThat(head(plain)).isEqualTo(chosenHead(plain));
        assertThat(chosenHead(refitted)).isEqualTo(chosenHead(plain)).isNotEqualTo(head(refitted));
        assertThat(refitted.keptCandidate().validationLogits())
                .isEqualTo(plain.keptCandidate().validationLogits());
        assertThat(refitted.outOfFold().logits())
                .isEqualTo(plain.outOfFold().logits())
                .isNotEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        assertThat(head(train(plan(true), pictures(), "once"))).isEqualTo(head(train(plan(true), pictures(), "again")));
    }

    @Test
    void variationsOfValidationPicturesAreMadeForItAlone() {
        int plainRun = TRAINING.size() * VIEWS + VALIDATION.size();
        train(plan(false), pictures(), "run");
        assertThat(world.trunkPictures).hasValue(plainRun);
        train(plan(true), pictures(), "run with a refit");
        assertThat(world.trunkPictures).hasValue(2L * plainRun + (long) VALIDATION.size() * (VIEWS - 1));
    }

    @Test
    void withoutValidationPicturesThereIsNothingToAdd() {
        TrainingResult result = train(plan(true), new TrainingPictures(TRAINING, List.of()), "run");
        assertThat(result.refit()).isEmpty();
        assertThat(head(result)).isEqualTo(chosenHead(result));
    }

    @Test
    void aMoreUnfrozenVersionIsKeptAsItIs() {
        world = new TinyWorld(0.3);
        PhasePlan poor = new PhasePlan(2, 1, 1e-6, 1e-6, 1, 0, 5);
        TrainingResult result = train(
                plan(List.of(poor, TinyWorld.headPhase(30, 0.05)), true, 1 << 30, Optional.empty()),
                new TrainingPictures(TinyWorld.pictures("train", 30), TinyWorld.pictures("val", 30)),
                "run");
        assertThat(result.kept()).isEqualTo(1);
        assertThat(result.refit()).isEmpty();
        assertThat(head(result)).isEqualTo(chosenHead(result));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void pausedInBetweenItEndsAsTheRunThatNeverWas(int atQuestion) {
        TrainingResult whole = train(plan(true), pictures(), "whole");
        int[] asked = {-1};
        assertThatThrownBy(() -> train(
                        plan(true),
                        pictures(),
                        "paused",
                        event -> asked[0] = event instanceof TrainingEvent.PhaseFinished ? 0 : asked[0],
                        () -> asked[0] >= 0 && ++asked[0] >= atQuestion
                                ? TrainingControl.Wish.PAUSE
                                : TrainingControl.Wish.GO_ON))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        TrainingResult resumed = train(plan(true), pictures(), "paused");
        assertThat(resumed.refit()).isEqualTo(whole.refit()).isPresent();
        assertThat(head(resumed)).isEqualTo(head(whole));
        assertThat(resumed.outOfFold().logits()).isEqualTo(whole.outOfFold().logits());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void stoppedInBetweenTheChosenHeadIsKept(int atQuestion) {
        int[] asked = {-1};
        TrainingResult result = train(
                plan(true),
                pictures(),
                "run",
                event -> asked[0] = event instanceof TrainingEvent.PhaseFinished ? 0 : asked[0],
                () -> asked[0] >= 0 && ++asked[0] >= atQuestion
                        ? TrainingControl.Wish.STOP
                        : TrainingControl.Wish.GO_ON);
        assertThat(result.refit()).isEmpty();
        assertThat(head(result)).isEqualTo(chosenHead(result));
        assertThat(advice).containsOnlyOnce("training.refitEnded").doesNotContain("training.refit");
    }

    @Test
    void aRunThatWasStoppedIsNotKeptWaiting() {
        boolean[] stop = {false};
        TrainingResult result = train(
                plan(true),
                pictures(),
                "run",
                event -> stop[0] |= event instanceof TrainingEvent.EpochDone e && e.epoch() == 2,
                () -> stop[0] ? TrainingControl.Wish.STOP : TrainingControl.Wish.GO_ON);
        assertThat(result.reason()).isEqualTo(StopReason.STOPPED_BY_PERSON);
        assertThat(result.refit()).isEmpty();
        assertThat(world.trunkPictures).hasValue(TRAINING.size() * VIEWS + VALIDATION.size());
        assertThat(advice).contains("training.refitEnded");
    }

    /** The time is used up before the refit begins, whenever that is on this machine. */
    @Test
    void aTimeLimitIsNotOverrunForIt() {
        Duration limit = Duration.ofMillis(700);
        long started = System.nanoTime();
        TrainingResult result = train(
                plan(List.of(headPhase()), true, 1 << 30, Optional.of(limit)),
                pictures(),
                "run",
                event -> {
                    while (event instanceof TrainingEvent.PhaseFinished
                            && System.nanoTime() - started < 2 * limit.toNanos()) {
                        Thread.onSpinWait();
                    }
                },
                TrainingControl.GO_ON);
        assertThat(result.refit()).isEmpty();
        assertThat(result.outOfFold()).isEqualTo(OutOfFold.NONE);
        assertThat(advice).contains("training.refitEnded");
    }

    @Test
    void whereTheirVariationsDoNotFitValidationPicturesAreSeenAsTheyAre() {
        long plainRun = TRAINING.size() * VIEWS + VALIDATION.size();
        TrainingResult scarce = train(
                plan(List.of(headPhase()), true, plainRun * BYTES_PER_VIEW, Optional.empty()), pictures(), "scarce");
        assertThat(scarce.refit()).isPresent();
        assertThat(advice).contains("training.refitPlain").doesNotContain("training.fewerViews");
        assertThat(world.trunkPictures).hasValue(plainRun);
        TrainingResult ample = train(plan(true), pictures(), "ample");
        assertThat(chosenHead(scarce)).isEqualTo(chosenHead(ample));
        assertThat(head(scarce)).isNotEqualTo(head(ample));
    }

    @Test
    void whereNothingIsCachedThereIsNone() {
        TrainingResult result = train(plan(List.of(headPhase()), true, 100, Optional.empty()), pictures(), "streamed");
        assertThat(result.refit()).isEmpty();
        assertThat(head(result)).isEqualTo(chosenHead(result));
        assertThat(advice).contains("training.refitNotCached");
    }

    /** The phase goes back and lowers its rates; the refit does not, and is given up. */
    @Test
    void aHeadThatRunsAwayIsNotShipped() {
        world = new TinyWorld(0.3);
        TrainingResult result = train(
                plan(List.of(TinyWorld.headPhase(12, 40)), true, 1 << 30, Optional.empty()),
                new TrainingPictures(TinyWorld.pictures("train", 12), VALIDATION),
                "run");
        assertThat(advice).contains("training.recovered", "training.refitDiverged");
        assertThat(result.refit()).isEmpty();
        assertThat(head(result)).isEqualTo(chosenHead(result));
    }
}

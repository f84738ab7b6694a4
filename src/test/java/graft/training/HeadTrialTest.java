package graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.training.cache.ActivationCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTrialTest {

    private static final List<TrainingPictures.Picture> PICTURES = TinyWorld.pictures("train", 20);

    @TempDir
    Path folder;

    private HeadTrial.Outcome carryOut(TinyWorld world, Progress progress, TrainingControl control) {
        Trainer.Job job = new Trainer.Job(
                TinyWorld.plan(List.of(TinyWorld.headPhase(20, 0.05))),
                TinyWorld.backbone(),
                TinyWorld.weights(),
                new TrainingPictures(PICTURES, List.of()));
        return new HeadTrial(world, world, new ActivationCache(folder, 1 << 30)).carryOut(job, progress, control);
    }

    private static double share(OutOfFold answers) {
        int right = 0;
        for (int row = 0; row < answers.labels().size(); row++) {
            int best = 0;
            for (int c = 1; c < 3; c++) {
                best = answers.logits()[3 * row + c] > answers.logits()[3 * row + best] ? c : best;
            }
            right += best == answers.labels().get(row) ? 1 : 0;
        }
        return (double) right / answers.labels().size();
    }

    @Test
    void asksEachPictureOnceAndKnowsASubjectThatCanBeTold() {
        HeadTrial.Outcome outcome = carryOut(new TinyWorld(0.5), Progress.NONE, TrainingControl.GO_ON);
        assertThat(outcome.answers().labels()).hasSize(60);
        assertThat(new HashSet<>(outcome.answers().units())).hasSize(60);
        assertThat(share(outcome.answers())).isGreaterThan(0.9);
        assertThat(outcome.picturesPerSecond())
                .hasValueSatisfying(speed -> assertThat(speed).isPositive());
    }

    @Test
    void theRowsAreTheSameForEveryBackbone() {
        OutOfFold one = carryOut(new TinyWorld(0.5), Progress.NONE, TrainingControl.GO_ON)
                .answers();
        OutOfFold other = carryOut(new TinyWorld(0.5), Progress.NONE, TrainingControl.GO_ON)
                .answers();
        assertThat(other.units()).isEqualTo(one.units());
        assertThat(other.logits()).isEqualTo(one.logits());
    }

    @Test
    void whatIsInTheCacheIsNeitherComputedAgainNorTakenForASpeed() {
        carryOut(new TinyWorld(0.5), Progress.NONE, TrainingControl.GO_ON);
        TinyWorld again = new TinyWorld(0.5);
        HeadTrial.Outcome outcome = carryOut(again, Progress.NONE, TrainingControl.GO_ON);
        assertThat(again.trunkPictures).hasValue(0);
        assertThat(outcome.picturesPerSecond()).isEmpty();
        assertThat(outcome.answers().labels()).hasSize(60);
    }

    @Test
    void endsSoonWhenNobodyWantsItAnyMore() {
        List<Long> heard = new ArrayList<>();
        assertThatThrownBy(() -> carryOut(
                        new TinyWorld(0.5),
                        (done, total) -> heard.add(done),
                        () -> heard.size() > 2 ? TrainingControl.Wish.PAUSE : TrainingControl.Wish.GO_ON))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(heard).hasSizeLessThan(6);
    }
}

package graft.app.curve;

import static org.assertj.core.api.Assertions.assertThat;

import graft.training.PhasePlan;
import graft.training.StopReason;
import graft.training.TrainingEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private static TrainingEvent.PhaseStarted phase(int index, int epochs) {
        return new TrainingEvent.PhaseStarted(index, "phase", 5 - index, epochs, 10, 1000, 0);
    }

    private static TrainingEvent.EpochDone epoch(int phase, int epoch, double accuracy) {
        return new TrainingEvent.EpochDone(
                phase, epoch, 0.5, 0.8, Optional.of(0.6), Optional.of(accuracy), 1e-3, false, 1);
    }

    @Test
    void epochsAreCountedThroughAllPhases() {
        Curves curves = Curves.NONE
                .after(phase(0, 3))
                .after(epoch(0, 1, 0.6))
                .after(epoch(0, 2, 0.7))
                .after(new TrainingEvent.PhaseFinished(0, 2, Optional.of(0.6), StopReason.COMPLETED))
                .after(phase(1, 15))
                .after(epoch(1, 1, 0.65));
        assertThat(curves.points()).extracting(EpochPoint::number).containsExactly(1, 2, 3);
        assertThat(curves.planned()).isEqualTo(17);
        assertThat(curves.ofLastPhase()).hasSize(1);
        assertThat(curves.best().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void anEpochThatIsTrainedAgainTakesThePlaceOfWhatCameAfterIt() {
        Curves curves = Curves.NONE
                .after(phase(0, 5))
                .after(epoch(0, 1, 0.6))
                .after(epoch(0, 2, 0.7))
                .after(epoch(0, 3, 0.1))
                .after(epoch(0, 2, 0.75));
        assertThat(curves.points()).extracting(EpochPoint::number).containsExactly(1, 2);
        assertThat(curves.best().orElseThrow().validationAccuracy()).contains(0.75);
    }

    @Test
    void theCurvesOfAnEarlierTimeHaveOnlyWhatHadBegunThen() {
        Curves curves = Curves.NONE
                .after(phase(0, 3))
                .after(epoch(0, 1, 0.6))
                .after(epoch(0, 2, 0.7))
                .after(new TrainingEvent.PhaseFinished(0, 2, Optional.of(0.6), StopReason.COMPLETED))
                .after(phase(1, 15))
                .after(epoch(1, 1, 0.65))
                .after(epoch(1, 2, 0.75));
        assertThat(curves.firstEpochs(9)).isEqualTo(curves);
        assertThat(curves.firstEpochs(3).phases()).hasSize(2);
        assertThat(curves.firstEpochs(2).phases())
                .containsExactly(curves.phases().get(0));
        assertThat(curves.firstEpochs(1).phases().get(0).over()).isFalse();
        assertThat(curves.firstEpochs(1).points()).hasSize(1);
        assertThat(curves.firstEpochs(0).points()).isEmpty();
        assertThat(curves.finishedEpochs()).isEqualTo(2);
    }

    @Test
    void theEpochThatWasKeptNeedNotBeTheOneWithTheLowestLoss() {
        Curves training = Curves.NONE
                .after(phase(0, 2))
                .after(epoch(0, 1, 0.6))
                .after(epoch(0, 2, 0.7))
                .after(new TrainingEvent.PhaseFinished(0, 2, Optional.of(0.6), StopReason.COMPLETED))
                .after(phase(1, 2))
                .after(epoch(1, 1, 0.65))
                .after(epoch(1, 2, 0.9))
                .after(new TrainingEvent.PhaseFinished(1, 2, Optional.of(0.6), StopReason.COMPLETED));
        assertThat(training.decided()).isEmpty();
        assertThat(training.best().orElseThrow().number()).isEqualTo(4);

        Curves over = training.after(new TrainingEvent.RunFinished(StopReason.COMPLETED, 0, 1, 9));
        assertThat(over.decided()).contains(1);
        assertThat(over.best().orElseThrow().number())
                .as("a later phase has to be clearly better")
                .isEqualTo(1);
        assertThat(over.firstEpochs(3).decided())
                .as("at an earlier time nothing was decided")
                .isEmpty();
        assertThat(over.firstEpochs(4)).isEqualTo(over);
        assertThat(training.after(new TrainingEvent.RunFinished(StopReason.COMPLETED, 1, 0, 9))
                        .decided())
                .as("no epoch of that phase")
                .isEmpty();
    }

    @Test
    void aPhaseThatWasPlannedAndHasNotBegunIsStillToCome() {
        PhasePlan plan = new PhasePlan(5, 2, 1e-3, 1e-3, 0.5, 1, 5);
        Curves planned = Curves.NONE.after(
                new TrainingEvent.RunStarted(false, List.of("ants", "bees"), 80, 40, List.of(plan, plan)));
        assertThat(planned.after(phase(0, 2)).morePhases()).isTrue();
        assertThat(planned.after(phase(0, 2)).after(phase(1, 2)).morePhases()).isFalse();
    }
}

package graft.app.curve;

import static org.assertj.core.api.Assertions.assertThat;

import graft.training.StopReason;
import graft.training.TrainingEvent;
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
}

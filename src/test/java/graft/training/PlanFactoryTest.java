package graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.backbone.family.Architectures;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFactoryTest {

    private static List<PhasePlan> phases(String architecture, String freeze, Optional<Double> rate, boolean gradual) {
        return plan(architecture, freeze, rate, gradual, Optional.empty()).phases();
    }

    private static TrainingPlan plan(
            String architecture, String freeze, Optional<Double> rate, boolean gradual, Optional<Boolean> refit) {
        NetworkDescription network = BatchNormFolding.fold(
                Architectures.byName(architecture).orElseThrow().source());
        TrainingOptions options = new TrainingOptions(
                new FreezeDepth(freeze),
                gradual,
                Optional.empty(),
                Optional.empty(),
                rate,
                Augmentation.Preset.named("light").augmentation(),
                new Fit.Stretch(),
                false,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                refit);
        return PlanFactory.plan(options, "id", "digest", network, List.of("a", "b"), 2, 1 << 20);
    }

    @Test
    void theHeadIsTrainedAgainUnlessSomebodyOrTheWantOfTestPicturesIsAgainstIt() {
        TrainingPlan usual = plan("squeezenet_v1.1", "head", Optional.empty(), false, Optional.empty());
        assertThat(usual.refit()).isTrue();
        TrainingPlan without = plan("squeezenet_v1.1", "head", Optional.empty(), false, Optional.of(false));
        assertThat(without.refit()).isFalse();
        assertThat(usual.withoutRefit()).isEqualTo(without);
    }

    @Test
    void theHeadAloneIsTheDefaultDepthAndOnePhase() {
        List<PhasePlan> phases = phases("mobilenet_v2_0.35", "head", Optional.empty(), false);
        assertThat(phases).hasSize(1);
        assertThat(phases.get(0).frozenStages()).isEqualTo(19);
        assertThat(phases.get(0).headLearningRate()).isCloseTo(1.28 / 1280, within(1e-9));
    }

    /** 112, 320 and 512 channels enter the last stage. */
    @ParameterizedTest
    @CsvSource({"mobilenet_v2_0.35, 5e-4", "mobilenet_v2_1.0, 1.75e-4", "squeezenet_v1.1, 1.09375e-4"})
    void widerStagesLearnMoreSlowly(String architecture, double rate) {
        PhasePlan tail =
                phases(architecture, "8-stages", Optional.empty(), false).get(1);
        assertThat(tail.learningRate()).isCloseTo(rate, within(1e-9));
        assertThat(tail.headLearningRate()).isCloseTo(2 * rate, within(1e-9));
    }

    @Test
    void aRateThatWasAskedForIsThatOfTheUnfrozenStages() {
        List<PhasePlan> phases = phases("mobilenet_v2_1.0", "15-stages", Optional.of(3e-5), true);
        assertThat(phases).hasSize(4);
        assertThat(phases.get(0).headLearningRate()).isCloseTo(1.28 / 1280, within(1e-9));
        assertThat(phases.subList(1, 4))
                .allSatisfy(p -> assertThat(p.learningRate()).isEqualTo(3e-5))
                .extracting(PhasePlan::frozenStages)
                .containsExactly(17, 16, 15);
    }
}

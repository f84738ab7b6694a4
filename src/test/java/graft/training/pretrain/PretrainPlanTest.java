package graft.training.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.data.Augmentation;
import graft.data.Fit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PretrainPlanTest {

    static PretrainPlan plan(int epochs, double warmupEpochs, Optional<Double> averaging) {
        return new PretrainPlan(
                "tiny",
                32,
                List.of("a", "b"),
                new Fit.Stretch(),
                Augmentation.none(),
                epochs,
                4,
                0.1,
                warmupEpochs,
                0.05,
                5,
                0.1,
                averaging,
                1,
                1);
    }

    @Test
    void theRateClimbsAndThenFallsByHalfACosine() {
        PretrainPlan plan = plan(10, 1, Optional.empty());
        assertThat(plan.rateFactor(0, 4)).isCloseTo(0.2, within(1e-12));
        assertThat(plan.rateFactor(3, 4)).isCloseTo(0.8, within(1e-12));
        assertThat(plan.rateFactor(4, 4)).isEqualTo(1);
        assertThat(plan.rateFactor(22, 4)).isCloseTo(0.5, within(1e-12));
        assertThat(plan.rateFactor(39, 4)).isBetween(0.0, 0.01);
    }

    @Test
    void aPlanThatMakesNoSenseCannotBeMade() {
        assertThatThrownBy(() -> plan(0, 1, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(1, -1, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(1, 0, Optional.of(1.0))).isInstanceOf(IllegalArgumentException.class);
    }
}

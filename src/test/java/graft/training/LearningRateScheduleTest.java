package graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

    private static final PhasePlan PHASE = new PhasePlan(2, 10, 1e-3, 4e-3, 0.5, 2, 5);
    private final LearningRateSchedule schedule =
            new LearningRateSchedule(PHASE, List.of("low", "middle", "high"), "head", 8);

    @Test
    void climbsStraightThenFallsAlongACosine() {
        assertThat(schedule.factor(0)).isCloseTo(1.0 / 17, within(1e-12));
        assertThat(schedule.factor(15)).isCloseTo(16.0 / 17, within(1e-12));
        assertThat(schedule.factor(16)).isEqualTo(1);
        assertThat(schedule.factor(16 + 32)).isCloseTo(0.5, within(1e-12));
        assertThat(schedule.factor(80)).isCloseTo(0, within(1e-12));
        assertThat(schedule.factor(500)).isCloseTo(0, within(1e-12));
    }

    @Test
    void learnsMoreSlowlyTowardsTheInput() {
        assertThat(schedule.rates(16, 1))
                .containsEntry("head", 4e-3)
                .containsEntry("high", 1e-3)
                .containsEntry("middle", 5e-4)
                .containsEntry("low", 2.5e-4);
    }

    @Test
    void everyRateIsLowerAfterARecovery() {
        assertThat(schedule.rates(16, 0.3).get("high")).isCloseTo(3e-4, within(1e-15));
        assertThat(schedule.headRate(16, 0.3)).isCloseTo(1.2e-3, within(1e-15));
    }
}

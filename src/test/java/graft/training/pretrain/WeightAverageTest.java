package graft.training.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightAverageTest {

    private static Weights of(float value) {
        return Weights.of(List.of(new WeightTensor("w", List.of(1), new float[] {value})));
    }

    private static float value(WeightAverage average) {
        return average.weights().get("w").values()[0];
    }

    @Test
    void earlyStepsCountForMore() {
        WeightAverage average = new WeightAverage(0.9, of(1), 0);
        average.add(of(0));
        // 2 / 11 of what was there stays after the first step, 3 / 12 of that after the second.
        assertThat(value(average)).isCloseTo(2f / 11, within(1e-6f));
        average.add(of(0));
        assertThat(value(average)).isCloseTo(2f / 11 * 3 / 12, within(1e-6f));
    }

    @Test
    void lateOnesFollowTheDecay() {
        WeightAverage average = new WeightAverage(0.9, of(1), 1000);
        average.add(of(3));
        assertThat(value(average)).isCloseTo(0.9f * 1 + 0.1f * 3, within(1e-6f));
    }
}

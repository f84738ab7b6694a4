package graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.common.CounterRandom;
import graft.network.WeightTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardizationTest {

    private static final int PICTURES = 50;
    private static final int FEATURES = 4;

    private static float[] features() {
        float[] values = new float[PICTURES * FEATURES];
        CounterRandom random = CounterRandom.of(7);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (3 + (i % FEATURES) * 10 * random.uniform(i));
        }
        return values;
    }

    @Test
    void bringsEveryFeatureToMeanZeroAndAllTogetherToVarianceOne() {
        float[] features = features();
        Standardization.of(features, PICTURES, FEATURES).apply(features, PICTURES);
        double squares = 0;
        for (int f = 0; f < FEATURES; f++) {
            double sum = 0;
            for (int i = 0; i < PICTURES; i++) {
                sum += features[i * FEATURES + f];
                squares += features[i * FEATURES + f] * (double) features[i * FEATURES + f];
            }
            assertThat(sum / PICTURES).isCloseTo(0, within(1e-5));
        }
        assertThat(squares / PICTURES / FEATURES).isCloseTo(1, within(1e-4));
    }

    @Test
    void featuresThatVaryMoreStayLarger() {
        float[] features = features();
        Standardization.of(features, PICTURES, FEATURES).apply(features, PICTURES);
        float widest = 0;
        for (int i = 0; i < PICTURES; i++) {
            assertThat(features[i * FEATURES]).isCloseTo(0, within(1e-3f));
            widest = Math.max(widest, Math.abs(features[i * FEATURES + 3]));
        }
        assertThat(widest).isGreaterThan(1);
    }

    @Test
    void aFoldedHeadAnswersForRawFeaturesAsTheOtherForStandardisedOnes() {
        Standardization standardization = Standardization.of(features(), PICTURES, FEATURES);
        WeightTensor weight =
                new WeightTensor("w", List.of(2, FEATURES), new float[] {1, -2, 0.5f, 3, 0.1f, 0.2f, -0.3f, 0.4f});
        WeightTensor bias = new WeightTensor("b", List.of(2), new float[] {0.7f, -0.2f});
        float[] raw = features();
        float[] standardised = features();
        standardization.apply(standardised, PICTURES);
        List<WeightTensor> folded = standardization.fold(weight, bias);
        for (int i = 0; i < PICTURES; i++) {
            for (int c = 0; c < 2; c++) {
                assertThat(dense(folded.get(0), folded.get(1), raw, i, c))
                        .isCloseTo(dense(weight, bias, standardised, i, c), within(1e-3));
            }
        }
        List<WeightTensor> back = standardization.unfold(folded.get(0), folded.get(1));
        for (int i = 0; i < weight.values().length; i++) {
            assertThat(back.get(0).values()[i]).isCloseTo(weight.values()[i], within(1e-5f));
        }
        assertThat(back.get(1).values()[0]).isCloseTo(0.7f, within(1e-4f));
    }

    private static double dense(WeightTensor weight, WeightTensor bias, float[] features, int picture, int out) {
        double sum = bias.values()[out];
        for (int f = 0; f < FEATURES; f++) {
            sum += (double) weight.values()[out * FEATURES + f] * features[picture * FEATURES + f];
        }
        return sum;
    }
}

package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against {@code sklearn.metrics.average_precision_score} of scikit-learn 1.9.1. */
class PrecisionRecallTest {

    private static final EvaluationSettings FEW_DRAWS = new EvaluationSettings(0.95, 300, 5);

    @Test
    void averagePrecisionIsThatOfScikitLearn() {
        List<PrecisionRecall> curves = PrecisionRecall.of(FormulaPredictions.wrongEvery(4, 120, 3), FEW_DRAWS);
        assertThat(curves.get(0).averagePrecision()).isCloseTo(0.6784710654026396, within(1e-12));
        assertThat(curves.get(1).averagePrecision()).isCloseTo(0.6981772480336723, within(1e-12));
        assertThat(curves.get(2).averagePrecision()).isCloseTo(0.6957168156534599, within(1e-12));
        curves.forEach(c -> assertThat(c.interval().orElseThrow().contains(c.averagePrecision()))
                .isTrue());
    }

    @Test
    void picturesOfEqualProbabilityEnterTogether() {
        double[] of = {.9, .8, .8, .8, .5, .5, .2};
        int[] truth = {0, 1, 0, 0, 1, 0, 1};
        double[][] rows = new double[of.length][];
        for (int i = 0; i < of.length; i++) {
            rows[i] = new double[] {of[i], 1 - of[i]};
        }
        PrecisionRecall curve = PrecisionRecall.of(
                        Predictions.ofProbabilities(List.of("a", "b"), truth, rows), FEW_DRAWS)
                .get(0);
        assertThat(curve.averagePrecision()).isCloseTo(0.7916666666666666, within(1e-12));
        assertThat(curve.points()).hasSize(4);
        assertThat(curve.points().get(1).precision()).isEqualTo(0.75);
        assertThat(curve.points().get(1).recall()).isEqualTo(0.75);
        assertThat(curve.interval()).as("too few pictures").isEmpty();
        assertThat(curve.line().get(0).recall()).isZero();
    }
}

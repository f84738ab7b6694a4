package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldFiguresTest {

    /** Pictures right in so many of the repeats: a share for each of three sizes. */
    private static FoldFigures figures(double quarter, double half, double all, int n) {
        double[][] right = new double[3][n];
        double[] shares = {quarter, half, all};
        for (int s = 0; s < 3; s++) {
            for (int i = 0; i < n; i++) {
                right[s][i] = i < Math.round(shares[s] * n) ? 1 : 0;
            }
        }
        double[] always = new double[n];
        for (int i = 0; i < n; i += 2) {
            always[i] = 1;
        }
        return FoldFigures.of(
                FormulaPredictions.ofTwo((int) Math.round(all * n), n, 0.8),
                5,
                List.of((int) Math.round(all * n) - 1, (int) Math.round(all * n) + 1),
                List.of(n / 5, 2 * n / 5, 4 * n / 5),
                right,
                always,
                new EvaluationSettings(0.95, 500, 9));
    }

    @Test
    void theIntervalIsWilsonsOfTheMean() {
        FoldFigures f = figures(0.7, 0.8, 0.9, 100);
        assertThat(f.right().value()).isCloseTo(0.9, within(1e-12));
        Interval wilson = Binomials.wilson(90, 100, 0.95);
        assertThat(f.right().interval().low()).isCloseTo(wilson.low(), within(1e-12));
        assertThat(f.right().interval().high()).isCloseTo(wilson.high(), within(1e-12));
        assertThat(f.least()).isEqualTo(0.89);
        assertThat(f.most()).isEqualTo(0.91);
        assertThat(f.always().value()).isEqualTo(0.5);
    }

    @Test
    void tenMoreOfAHundredIsARise() {
        LearningCurve curve = figures(0.7, 0.8, 0.9, 100).curve();
        assertThat(curve.gain()).isCloseTo(0.1, within(1e-12));
        assertThat(curve.verdict()).isEqualTo(LearningCurve.Verdict.STILL_RISING);
        assertThat(FigureSentences.more(curve).english())
                .startsWith(
                        "Learning from 80 pictures instead of 40 brought it from 80 to 90 of 100, more than chance.");
    }

    @Test
    void twoMoreOfAHundredIsNoise() {
        assertThat(figures(0.7, 0.88, 0.9, 100).curve().verdict()).isEqualTo(LearningCurve.Verdict.WITHIN_NOISE);
    }

    @Test
    void tenLessIsAFall() {
        assertThat(figures(0.7, 0.9, 0.8, 100).curve().verdict()).isEqualTo(LearningCurve.Verdict.FALLING);
    }

    @Test
    void theBaselineIsRunOnTheSamePictures() {
        Predictions tested = FormulaPredictions.ofTwo(45, 50, 0.8);
        Baseline baseline = Baseline.largestClass(tested, List.of(10, 30));
        assertThat(baseline.label()).isEqualTo("class 1");
        assertThat(baseline.right().successes()).isEqualTo(25);
        assertThat(baseline.model().verdict()).isEqualTo(PairedComparison.Verdict.BETTER);
        assertThat(FigureSentences.baseline(baseline).english())
                .isEqualTo(
                        "Always saying class 1 would have been right for 25 of 50; the model is for 45, more than chance.");
    }
}

package graft.benchmark.folds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    private static final int N = 12;
    private static final int F = 3;

    /** {@code LogisticRegression(C=0.5, tol=1e-12)} of scikit-learn 1.9.1 on the same numbers: weights, then bias. */
    private static final double[][] SCIKIT_LEARN = {
        {0.22856755671655263, 0.035019382032781515, -0.19072545099177435, 0.005518553194156367},
        {-0.21795693095409913, -0.16831543450387015, 0.03607449620282135, 0.2681331683908693},
        {-0.010610625762453543, 0.1332960524710887, 0.15465095478895305, -0.2736517215850255}
    };

    @Test
    void findsWhatScikitLearnFinds() {
        float[][] features = new float[N][F];
        int[] labels = new int[N];
        for (int i = 0; i < N; i++) {
            labels[i] = (i * i + i / 3) % 3;
            for (int f = 0; f < F; f++) {
                features[i][f] = (float) Math.sin(1 + i * F + f);
            }
        }
        double[] weights = LogisticRegression.fit(features, labels, 3, 0.5).weights();
        for (int c = 0; c < 3; c++) {
            for (int k = 0; k <= F; k++) {
                assertThat(weights[c * (F + 1) + k]).isCloseTo(SCIKIT_LEARN[c][k], within(1e-3));
            }
        }
    }
}

package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SuspectLabelsTest {

    @Test
    void theLimitsAreThoseOfConfidentLearning() {
        // Labelled a: 0.9, 0.7, 0.2, mean 0.6. Labelled b: 0.8, 0.6, 0.45, mean 0.617.
        double[] ofA = {.9, .7, .2, .2, .4, .55};
        int[] label = {0, 0, 0, 1, 1, 1};
        double[][] rows = new double[6][];
        for (int i = 0; i < 6; i++) {
            rows[i] = new double[] {ofA[i], 1 - ofA[i]};
        }
        List<SuspectLabels.Suspect> suspects =
                SuspectLabels.of(Predictions.ofProbabilities(List.of("a", "b"), label, rows));
        // The third is confidently b (0.8 >= 0.617); the last is answered a, but not confidently (0.55 < 0.6).
        assertThat(suspects).hasSize(1);
        assertThat(suspects.get(0).picture()).isEqualTo(2);
        assertThat(suspects.get(0).likelier()).isEqualTo(1);
        assertThat(suspects.get(0).margin()).isCloseTo(0.6, within(1e-9));
    }

    /** A model that is right about 85 of 100 true classes; a tenth of the labels are then turned. */
    @Test
    void turnedLabelsStandAtTheTop() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 600;
        double[][] logits = new double[n][4];
        int[] label = new int[n];
        boolean[] turned = new boolean[n];
        int turns = 0;
        for (int i = 0; i < n; i++) {
            int truth = i % 4;
            for (int c = 0; c < 4; c++) {
                logits[i][c] = (c == truth ? 2.2 : 0) + random.nextGaussian();
            }
            turned[i] = random.nextDouble() < 0.1;
            turns += turned[i] ? 1 : 0;
            label[i] = turned[i] ? (truth + 1 + random.nextInt(3)) % 4 : truth;
        }
        List<SuspectLabels.Suspect> suspects =
                SuspectLabels.of(Predictions.ofLogits(FormulaPredictions.names(4), label, logits));
        long found = suspects.stream().filter(s -> turned[s.picture()]).count();
        long early =
                suspects.stream().limit(turns).filter(s -> turned[s.picture()]).count();
        assertThat(found).isGreaterThan((long) (0.6 * turns));
        assertThat(early).as("of the first %d", turns).isGreaterThan((long) (0.5 * turns));
    }
}

package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private static final List<String> CLASSES = List.of("crack", "sound", "dirt");
    private static final EvaluationSettings SETTINGS = EvaluationSettings.DEFAULT;

    /** Answers with exactly these counts: row is the true class. */
    private static Predictions counts(int[][] table) {
        List<Integer> truth = new ArrayList<>();
        List<double[]> answers = new ArrayList<>();
        for (int t = 0; t < table.length; t++) {
            for (int a = 0; a < table.length; a++) {
                for (int k = 0; k < table[t][a]; k++) {
                    double[] row = new double[table.length];
                    Arrays.fill(row, 0.2 / (table.length - 1));
                    row[a] = 0.8;
                    truth.add(t);
                    answers.add(row);
                }
            }
        }
        return Predictions.ofProbabilities(
                CLASSES.subList(0, table.length),
                truth.stream().mapToInt(i -> i).toArray(),
                answers.toArray(double[][]::new));
    }

    @Test
    void whereCracksAreRareMostAlarmsAreFalse() {
        // Found 90 of 100, false alarms 5 of 100; of a thousand parts 10 cracked: 9 real and 49.5 false alarms.
        Predictions tested = counts(new int[][] {{90, 10}, {5, 95}});
        Prevalence rare = Prevalence.asTested(ConfusionMatrix.of(tested)).with(0, 0.01);
        Alarm crack = Alarm.of(tested, rare, SETTINGS).get(0);
        assertThat(crack.real().orElseThrow().value()).isCloseTo(9 / 58.5, within(1e-12));
        assertThat(crack.missed().orElseThrow().value()).isEqualTo(0.1);
        assertThat(crack.falseAlarm().orElseThrow().value()).isCloseTo(0.05, within(1e-12));
        // With the class found exactly as seen, the ends would be those of the false alarms: 0.0215 and 0.1118.
        assertThat(crack.real().orElseThrow().interval().low()).isBetween(0.06, 0.0755);
        assertThat(crack.real().orElseThrow().interval().high()).isBetween(0.29, 0.32);
        assertThat(FigureSentences.real(crack).english())
                .startsWith("Of 100 pictures it calls crack, about 15 are; the long-run figure lies between 7 and ");
    }

    @Test
    void atTheMixtureOfTheTestTheFigureIsThePrecision() {
        Predictions tested = counts(new int[][] {{40, 8, 2}, {5, 90, 5}, {1, 2, 27}});
        Evaluation e = Evaluation.of(tested, Purpose.TEST);
        List<Alarm> alarms = Alarm.of(tested, Prevalence.asTested(e.confusion()), SETTINGS);
        for (int c = 0; c < 3; c++) {
            assertThat(alarms.get(c).real().orElseThrow().value())
                    .isCloseTo(e.perClass().get(c).precision().orElseThrow().value(), within(1e-12));
        }
        // 5 of 100 sound ones and 1 of 30 dirty ones, as common as they are: 6 of 130.
        assertThat(alarms.get(0).falseAlarm().orElseThrow().value()).isCloseTo(6 / 130.0, within(1e-12));
    }

    @Test
    void theOtherClassesKeepTheirProportions() {
        Prevalence now = new Prevalence(List.of(0.5, 0.3, 0.2)).with(0, 0.1);
        assertThat(now.shares().get(1)).isCloseTo(0.54, within(1e-12));
        assertThat(now.shares().get(2)).isCloseTo(0.36, within(1e-12));
    }

    @Test
    void withoutFalseAlarmsAllMayBeRealButNotForCertain() {
        Alarm crack = Alarm.of(counts(new int[][] {{30, 0}, {0, 30}}), new Prevalence(List.of(0.01, 0.99)), SETTINGS)
                .get(0);
        assertThat(crack.real().orElseThrow().value()).isEqualTo(1);
        assertThat(crack.real().orElseThrow().interval().high()).isEqualTo(1);
        // Wilson's upper end for 0 of 30 is 11.35 percent, so at worst 0.01 of 0.01 + 0.99 · 0.1135 = 8.2 percent are
        // real.
        assertThat(crack.real().orElseThrow().interval().low()).isBetween(0.07, 0.0825);
    }

    @Test
    void whatWasNotTestedIsNotSaid() {
        Alarm crack = Alarm.of(
                        counts(new int[][] {{30, 0, 0}, {2, 28, 0}, {0, 0, 0}}),
                        new Prevalence(List.of(0.2, 0.4, 0.4)),
                        SETTINGS)
                .get(0);
        assertThat(crack.falseAlarm()).isEmpty();
        assertThat(crack.real()).isEmpty();
    }

    /** Simulated coverage; the larger table is in docs/evaluation.md. */
    @Test
    void theIntervalCatchesTheTrueShareOfRealAlarms() {
        SplittableRandom random = new SplittableRandom(11);
        double[][] rates = {{0.9, 0.07, 0.03}, {0.04, 0.9, 0.06}, {0.08, 0.02, 0.9}};
        double[] common = {0.02, 0.58, 0.4};
        double truth =
                common[0] * rates[0][0] / (common[0] * rates[0][0] + common[1] * rates[1][0] + common[2] * rates[2][0]);
        int caught = 0;
        int runs = 600;
        for (int run = 0; run < runs; run++) {
            int[][] table = new int[3][3];
            for (int t = 0; t < 3; t++) {
                for (int i = 0; i < 60; i++) {
                    double u = random.nextDouble();
                    table[t][u < rates[t][0] ? 0 : u < rates[t][0] + rates[t][1] ? 1 : 2]++;
                }
            }
            caught += Alarm.of(counts(table), new Prevalence(List.of(0.02, 0.58, 0.4)), SETTINGS)
                            .get(0)
                            .real()
                            .orElseThrow()
                            .interval()
                            .contains(truth)
                    ? 1
                    : 0;
        }
        assertThat(caught).isGreaterThan((int) (0.925 * runs));
    }
}

package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Does an interval called 95 percent catch the true value about that often? Simulated, seeds fixed. */
class CoverageTest {

    private static final int RUNS = 300;
    /** Where a run costs next to nothing. */
    private static final int MANY_RUNS = 2000;

    private static final EvaluationSettings FEW_DRAWS = new EvaluationSettings(0.95, 300, 5);
    /** One class in the way of another: row is the true class. */
    private static final double[][] CONFUSION = {{.90, .08, .02}, {.10, .80, .10}, {.02, .03, .95}};

    private final SplittableRandom random = new SplittableRandom(42);

    @Test
    void balancedAccuracyAndF1AreCaughtOverSmallAndLargeTests() {
        for (int perClass : new int[] {12, 40, 100}) {
            int balanced = 0;
            int macro = 0;
            int f1 = 0;
            for (int run = 0; run < RUNS; run++) {
                Evaluation e = Evaluation.of(confused(perClass), Purpose.TEST, FEW_DRAWS);
                balanced += e.balancedAccuracyInterval().contains((.90 + .80 + .95) / 3) ? 1 : 0;
                macro += e.macroF1Interval().orElseThrow().contains(trueMacroF1()) ? 1 : 0;
                f1 += e.perClass().get(1).f1Interval().orElseThrow().contains(trueF1(1)) ? 1 : 0;
            }
            assertThat(balanced).as("balanced accuracy, %d a class", perClass).isGreaterThan((int) (0.93 * RUNS));
            assertThat(macro).as("macro F1, %d a class", perClass).isGreaterThan((int) (0.92 * RUNS));
            assertThat(f1).as("F1, %d a class", perClass).isGreaterThan((int) (0.93 * RUNS));
        }
    }

    @Test
    void theLogLossAndTheCalibrationErrorAreCaught() {
        // Confidence drawn from 0.55..0.95, right with that probability to the power 1.5: too sure by a known amount.
        double trueLoss = simulated(c -> -Math.pow(c, 1.5) * Math.log(c) - (1 - Math.pow(c, 1.5)) * Math.log(1 - c));
        double trueError = simulated(c -> c - Math.pow(c, 1.5));
        int loss = 0;
        int error = 0;
        for (int run = 0; run < RUNS; run++) {
            Evaluation e = Evaluation.of(tooSure(150, 1.5), Purpose.TEST, FEW_DRAWS);
            loss += e.logLossInterval().orElseThrow().contains(trueLoss) ? 1 : 0;
            error += e.calibration().orElseThrow().interval().orElseThrow().contains(trueError) ? 1 : 0;
        }
        assertThat(loss).isGreaterThan((int) (0.92 * RUNS));
        assertThat(error).isGreaterThan((int) (0.90 * RUNS));
    }

    @Test
    void aCalibratedModelStaysUnderTheChanceLimitNineteenTimesInTwenty() {
        int over = 0;
        for (int run = 0; run < RUNS; run++) {
            over += Evaluation.of(tooSure(100, 1), Purpose.TEST, FEW_DRAWS)
                            .calibration()
                            .orElseThrow()
                            .beyondChance()
                    ? 1
                    : 0;
        }
        assertThat(over).isBetween((int) (0.02 * RUNS), (int) (0.085 * RUNS));
    }

    @Test
    void withGroupsTheIntervalByGroupHoldsWhereTheOneByPictureDoesNot() {
        for (int groups : new int[] {10, 25, 60}) {
            for (double alike : new double[] {0.3, 0.8}) {
                int byGroup = 0;
                int byPicture = 0;
                for (int run = 0; run < MANY_RUNS; run++) {
                    Predictions p = grouped(groups, 0.85, alike);
                    Shares shares = new Shares(Units.of(p), 0.95);
                    byGroup += shares.of(i -> true, p::isRight)
                                    .orElseThrow()
                                    .interval()
                                    .contains(0.85)
                            ? 1
                            : 0;
                    byPicture += Binomials.wilson(p.right(), p.size(), 0.95).contains(0.85) ? 1 : 0;
                }
                assertThat(byGroup).as("%d groups, %.1f alike", groups, alike).isGreaterThan((int) (0.905 * MANY_RUNS));
                assertThat(byPicture).as("%d groups, %.1f alike", groups, alike).isLessThan((int) (0.85 * MANY_RUNS));
            }
        }
    }

    @Test
    void theBootstrapByGroupHoldsWhereTheOneByPictureDoesNot() {
        int byGroup = 0;
        int byPicture = 0;
        double trueLoss = -(0.85 * Math.log(0.9) + 0.15 * Math.log(0.1));
        for (int run = 0; run < RUNS; run++) {
            Predictions p = grouped(40, 0.85, 0.6);
            double[] losses = Evaluator.losses(p);
            byGroup += caught(new Bootstrap(Units.of(p), FEW_DRAWS), losses, trueLoss);
            Predictions alone = p.withGroups(numbered(p.size()));
            byPicture += caught(new Bootstrap(Units.of(alone), FEW_DRAWS), losses, trueLoss);
        }
        assertThat(byGroup).isGreaterThan((int) (0.89 * RUNS));
        assertThat(byPicture).isLessThan((int) (0.80 * RUNS));
    }

    @Test
    void theDifferenceOfTwoRunsIsCaughtAndSeldomCalledBetterWithoutCause() {
        int caught = 0;
        int called = 0;
        for (int run = 0; run < MANY_RUNS; run++) {
            int[] table = discordant(100, 0.06, 0.13);
            caught += PairedShares.tango(table[0], table[1], 100, 0.95).contains(0.07) ? 1 : 0;
            int[] same = discordant(100, 0.10, 0.10);
            called += Binomials.signTest(same[0], same[1]) < 0.05 ? 1 : 0;
        }
        assertThat(caught).isGreaterThan((int) (0.93 * MANY_RUNS));
        assertThat(called).isLessThan((int) (0.06 * MANY_RUNS));
    }

    @Test
    void theNextPicturesFallWhereTheyAreExpected() {
        int caught = 0;
        for (int run = 0; run < MANY_RUNS; run++) {
            int seen = successes(80, 0.9);
            caught += Binomials.ofTheNext(seen, 80, 50, 0.95).contains(successes(50, 0.9)) ? 1 : 0;
        }
        assertThat(caught).isGreaterThan((int) (0.93 * MANY_RUNS));
    }

    private static int caught(Bootstrap bootstrap, double[] values, double truth) {
        Interval interval = bootstrap
                .percentile(weights -> {
                    double sum = 0;
                    int n = 0;
                    for (int i = 0; i < weights.length; i++) {
                        sum += weights[i] * values[i];
                        n += weights[i];
                    }
                    return sum / n;
                })
                .orElseThrow();
        return interval.contains(truth) ? 1 : 0;
    }

    private Predictions confused(int perClass) {
        int[] truth = new int[3 * perClass];
        double[][] probabilities = new double[truth.length][];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = i % 3;
            double at = random.nextDouble();
            double[] row = CONFUSION[truth[i]];
            int answer = at < row[0] ? 0 : at < row[0] + row[1] ? 1 : 2;
            probabilities[i] = new double[] {.1, .1, .1};
            probabilities[i][answer] = .8;
        }
        return Predictions.ofProbabilities(FormulaPredictions.names(3), truth, probabilities);
    }

    private static double trueF1(int c) {
        return 2 * CONFUSION[c][c] / (1 + CONFUSION[0][c] + CONFUSION[1][c] + CONFUSION[2][c]);
    }

    private static double trueMacroF1() {
        return (trueF1(0) + trueF1(1) + trueF1(2)) / 3;
    }

    private Predictions tooSure(int n, double power) {
        double[][] probabilities = new double[n][];
        for (int i = 0; i < n; i++) {
            double c = 0.55 + 0.4 * random.nextDouble();
            boolean right = random.nextDouble() < Math.pow(c, power);
            probabilities[i] = right ? new double[] {c, 1 - c} : new double[] {1 - c, c};
        }
        return Predictions.ofProbabilities(FormulaPredictions.names(2), new int[n], probabilities);
    }

    private static double simulated(ToDoubleFunction<Double> of) {
        double sum = 0;
        for (int k = 0; k < 100_000; k++) {
            sum += of.applyAsDouble(0.55 + 0.4 * (k + 0.5) / 100_000);
        }
        return sum / 100_000;
    }

    /** Groups of 1 to 9 pictures; a share {@code alike} of the groups is right, or wrong, as a whole. */
    private Predictions grouped(int groups, double share, double alike) {
        List<double[]> probabilities = new ArrayList<>();
        List<String> groupOf = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            boolean whole = random.nextDouble() < alike;
            boolean wholeRight = random.nextDouble() < share;
            int size = 1 + random.nextInt(9);
            for (int k = 0; k < size; k++) {
                boolean right = whole ? wholeRight : random.nextDouble() < share;
                probabilities.add(right ? new double[] {.9, .1} : new double[] {.1, .9});
                groupOf.add("group " + g);
            }
        }
        return Predictions.ofProbabilities(
                        FormulaPredictions.names(2),
                        new int[probabilities.size()],
                        probabilities.toArray(double[][]::new))
                .withGroups(groupOf);
    }

    private static List<String> numbered(int n) {
        return java.util.stream.IntStream.range(0, n)
                .mapToObj(Integer::toString)
                .toList();
    }

    private int[] discordant(int n, double onlyFirst, double onlySecond) {
        int[] counts = new int[2];
        for (int i = 0; i < n; i++) {
            double at = random.nextDouble();
            counts[0] += at < onlyFirst ? 1 : 0;
            counts[1] += at >= onlyFirst && at < onlyFirst + onlySecond ? 1 : 0;
        }
        return counts;
    }

    private int successes(int n, double share) {
        int s = 0;
        for (int i = 0; i < n; i++) {
            s += random.nextDouble() < share ? 1 : 0;
        }
        return s;
    }
}

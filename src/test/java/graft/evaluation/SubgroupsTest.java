package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Fisher's test against {@code scipy.stats.fisher_exact} of SciPy 1.17.1. */
class SubgroupsTest {

    private static final EvaluationSettings FEW_DRAWS = new EvaluationSettings(0.95, 200, 5);

    @Test
    void fishersTestIsThatOfScipy() {
        assertThat(FisherTest.twoSided(45, 50, 30, 50)).isCloseTo(0.0009668432030628979, within(1e-12));
        assertThat(FisherTest.twoSided(3, 4, 1, 4)).isCloseTo(0.48571428571428565, within(1e-12));
        assertThat(FisherTest.twoSided(0, 5, 5, 5)).isCloseTo(0.007936507936507938, within(1e-12));
        assertThat(FisherTest.twoSided(80, 100, 170, 200)).isCloseTo(0.3241852929812203, within(1e-12));
    }

    /** Each group with so many right of so many. */
    private static Optional<Subgroups> groups(int[][] rightOf, boolean oneUnitEach) {
        List<double[]> rows = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        List<Optional<String>> groups = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (int g = 0; g < rightOf.length; g++) {
            for (int i = 0; i < rightOf[g][1]; i++) {
                truth.add(i % 2);
                boolean first = (i % 2 == 0) == (i < rightOf[g][0]);
                rows.add(first ? new double[] {.8, .2} : new double[] {.2, .8});
                groups.add(Optional.of("camera " + g));
                units.add(g + " " + (oneUnitEach ? i : i / 10));
            }
        }
        Predictions predictions = Predictions.ofProbabilities(
                List.of("a", "b"), truth.stream().mapToInt(i -> i).toArray(), rows.toArray(double[][]::new));
        return Subgroups.of(oneUnitEach ? predictions : predictions.withGroups(units), groups, Purpose.TEST, FEW_DRAWS);
    }

    @Test
    void aGapBeyondNoiseIsPointedOutWithHolmsCorrection() {
        Subgroups found =
                groups(new int[][] {{46, 50}, {45, 50}, {30, 50}}, true).orElseThrow();
        assertThat(found.standingOut())
                .extracting(Subgroups.Subgroup::name)
                .first()
                .isEqualTo("camera 2");
        Subgroups.Gap worst = found.groups().get(2).gap().orElseThrow();
        assertThat(worst.difference()).isCloseTo(0.6 - 0.91, within(1e-12));
        assertThat(worst.chance()).isCloseTo(3 * FisherTest.twoSided(30, 50, 91, 100), within(1e-12));
        assertThat(worst.interval().high()).isNegative();
        assertThat(FigureSentences.gap(found.groups().get(2)).english())
                .startsWith("camera 2 does worse than the others, by ");
        assertThat(FigureSentences.gaps(found).english()).contains("of 3 groups");
    }

    @Test
    void twoGroupsAreOneTest() {
        Subgroups found = groups(new int[][] {{45, 50}, {30, 50}}, true).orElseThrow();
        found.groups().forEach(g -> assertThat(g.gap().orElseThrow().chance())
                .isCloseTo(0.0009668432030628979, within(1e-12)));
    }

    @Test
    void theSameGapIsNoiseWherePicturesOfOnePlantAreAlike() {
        // Whole plants of ten are right or wrong: of fifty pictures there are five plants.
        Subgroups found = groups(new int[][] {{50, 50}, {30, 50}}, false).orElseThrow();
        assertThat(found.standingOut()).isEmpty();
    }

    @Test
    void oneGroupHasNothingToBeComparedWithAndNoneIsNothing() {
        assertThat(groups(new int[][] {{9, 20}}, true)
                        .orElseThrow()
                        .groups()
                        .get(0)
                        .gap())
                .isEmpty();
        assertThat(Subgroups.of(
                        FormulaPredictions.ofTwo(5, 10, 0.8),
                        Collections.nCopies(10, Optional.empty()),
                        Purpose.TEST,
                        FEW_DRAWS))
                .isEmpty();
    }

    @Test
    void amongTenGroupsWithoutAnyGapOneIsSeldomCalledOut() {
        SplittableRandom random = new SplittableRandom(3);
        int alarms = 0;
        int runs = 150;
        for (int run = 0; run < runs; run++) {
            int[][] table = new int[10][];
            for (int g = 0; g < 10; g++) {
                int right = 0;
                for (int i = 0; i < 30; i++) {
                    right += random.nextDouble() < 0.85 ? 1 : 0;
                }
                table[g] = new int[] {right, 30};
            }
            alarms += groups(table, true).orElseThrow().standingOut().isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThanOrEqualTo((int) (0.06 * runs));
    }
}

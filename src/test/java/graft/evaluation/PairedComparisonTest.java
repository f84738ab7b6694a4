package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import graft.evaluation.PairedComparison.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedComparisonTest {

    /**
     * Expected: the definition itself with SciPy 1.17.1, the restricted likelihood maximised by {@code minimize_scalar}
     * and the score solved by {@code brentq}. The first row is the published example of Fagerland, Lydersen and Laake
     * (Recommended tests and confidence intervals for paired binomial proportions, Statistics in Medicine 33, 2014),
     * -0.517 to -0.026.
     */
    @ParameterizedTest
    @CsvSource({
        "7, 1, 21, -0.5172322772713697, -0.02600303002365467",
        "5, 15, 100, 0.013446761796888888, 0.19239650483265588",
        "3, 12, 153, 0.010507695667498982, 0.11562958658372355",
        "40, 22, 720, -0.0474026002599415, -0.0036721173652641756",
        "0, 0, 50, -0.07134759913335871, 0.07134759913335871"
    })
    void theIntervalOfTheDifferenceAgreesWithItsDefinition(int first, int second, int n, double low, double high) {
        Interval interval = PairedShares.tango(first, second, n, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(1e-6));
        assertThat(interval.high()).isCloseTo(high, within(1e-6));
    }

    @Test
    void twentyAgainstFourIsBetterAndTheOtherWayRoundWorse() {
        PairedComparison c = PairedComparison.of(right(100, 4, 20, false), right(100, 4, 20, true));
        PairedComparison back = PairedComparison.of(right(100, 4, 20, true), right(100, 4, 20, false));

        assertThat(c.onlyFirst()).isEqualTo(4);
        assertThat(c.onlySecond()).isEqualTo(20);
        assertThat(c.difference()).isCloseTo(0.16, within(1e-12));
        assertThat(c.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(c.pValue()).isCloseTo(0.001543879508972168, within(1e-12));
        assertThat(back.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(back.interval().low()).isCloseTo(-c.interval().high(), within(1e-9));
    }

    @Test
    void sevenAgainstOneIsWithinTheNoiseAlthoughTheScoreIntervalLeavesOutZero() {
        PairedComparison c = PairedComparison.of(right(21, 7, 1, false), right(21, 7, 1, true));

        assertThat(c.interval().contains(0)).isFalse();
        assertThat(c.verdict()).isEqualTo(Verdict.WITHIN_NOISE);
    }

    @Test
    void picturesThatChangeSidesTogetherCountOnce() {
        // 20 against 4, but the 20 are one group.
        List<String> groups = IntStream.range(0, 100)
                .mapToObj(i -> i >= 4 && i < 24 ? "all one plant" : "picture " + i)
                .toList();
        PairedComparison c = PairedComparison.of(
                right(100, 4, 20, false).withGroups(groups),
                right(100, 4, 20, true).withGroups(groups));

        assertThat(c.groups()).hasValue(81);
        assertThat(c.verdict()).isEqualTo(Verdict.WITHIN_NOISE);
        assertThat(c.interval().contains(0)).isTrue();
    }

    @Test
    void picturesAreMatchedByTheirIds() {
        List<String> ids = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        Predictions first = right(100, 4, 20, false).withPictures(ids);
        Predictions second = right(100, 4, 20, true).withPictures(ids);
        int[] backwards = IntStream.range(0, 100).map(i -> 99 - i).toArray();

        assertThat(PairedComparison.of(first, second.rows(backwards))).isEqualTo(PairedComparison.of(first, second));
    }

    @Test
    void onlyCommonPicturesAreCompared() {
        List<String> ids = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        Predictions first = right(100, 4, 20, false)
                .withPictures(ids)
                .rows(IntStream.range(0, 60).toArray());
        Predictions second = right(100, 4, 20, true)
                .withPictures(ids)
                .rows(IntStream.range(2, 100).toArray());

        PairedComparison c = PairedComparison.onCommonPictures(first, second, EvaluationSettings.DEFAULT)
                .orElseThrow();
        assertThat(c.pictures()).isEqualTo(58);
        assertThat(c.onlyFirst()).isEqualTo(2);
        assertThat(c.onlySecond()).isEqualTo(20);
        assertThat(PairedComparison.onCommonPictures(first.rows(new int[] {0, 1}), second, EvaluationSettings.DEFAULT))
                .isEmpty();
    }

    @Test
    void otherPicturesAreRefused() {
        Predictions first = right(20, 2, 2, false);
        assertThatIllegalArgumentException().isThrownBy(() -> PairedComparison.of(first, right(21, 2, 2, true)));
        List<String> ids = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        List<String> others = IntStream.range(1, 21).mapToObj(Integer::toString).toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedComparison.of(first.withPictures(ids), first.withPictures(others)));
        Predictions relabelled = Predictions.ofLogits(
                first.classes(),
                IntStream.generate(() -> 1).limit(20).toArray(),
                IntStream.range(0, 20).mapToObj(i -> new double[] {1, 2}).toArray(double[][]::new));
        assertThatIllegalArgumentException().isThrownBy(() -> PairedComparison.of(first, relabelled));
    }

    @Test
    void theSignFlipTestCountsEveryPatternOfAFewDifferences() {
        // 4 of the 32 sign patterns reach the sum of these: counted by hand and by NumPy.
        assertThat(SignFlipTest.greater(new double[] {.5, .25, .125, -.25, .75, 0, 0}, 1))
                .isEqualTo(0.125);
        assertThat(SignFlipTest.greater(new double[] {1, 1, 1}, 1)).isEqualTo(0.125);
        assertThat(SignFlipTest.greater(new double[0], 1)).isEqualTo(1);
    }

    @Test
    void randomPatternsAgreeWithTheBinomialWhereAllDifferencesAreOfOneSize() {
        double[] d = new double[30];
        Arrays.fill(d, 1);
        Arrays.fill(d, 0, 9, -1);

        assertThat(SignFlipTest.twoSided(d, 3)).isCloseTo(Binomials.signTest(9, 21), within(0.008));
    }

    /** Of n pictures of class 0 the first {@code onlyFirst} are right in the first run only, the next in the second. */
    private static Predictions right(int n, int onlyFirst, int onlySecond, boolean second) {
        double[][] probabilities = new double[n][];
        for (int i = 0; i < n; i++) {
            boolean isRight = i < onlyFirst ? !second : i >= onlyFirst + onlySecond || second;
            probabilities[i] = isRight ? new double[] {.8, .2} : new double[] {.2, .8};
        }
        return Predictions.ofProbabilities(List.of("a", "b"), new int[n], probabilities);
    }
}

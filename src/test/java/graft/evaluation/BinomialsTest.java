package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures of the first tests: SciPy 1.17.1, {@code binomtest(s, n).proportion_ci(0.95, method="wilson" / "exact")},
 * {@code beta.ppf}, {@code betabinom(m, s + 0.5, n - s + 0.5).ppf} and {@code binomtest(k, n, 0.5).pvalue}.
 */
class BinomialsTest {

    private static final double CLOSE = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.0, 0.27753279986288926, 0.0, 0.30849710781876294",
        "7, 9, 0.4525889691069889, 0.9367748928821533, 0.3999064262836879, 0.9718550265221126",
        "91, 100, 0.8377378714728368, 0.9519274599974349, 0.83601774497036, 0.9580164043716084",
        "153, 153, 0.9755073763686055, 1.0, 0.976178008706454, 1.0",
        "135, 153, 0.8217027670645526, 0.9242734619232046, 0.8204509986882144, 0.92876361352005"
    })
    void wilsonAndExactIntervalsAgreeWithScipy(
            int s, int n, double wilsonLow, double wilsonHigh, double exactLow, double exactHigh) {
        Interval wilson = Binomials.wilson(s, n, 0.95);
        Interval exact = Binomials.clopperPearson(s, n, 0.95);

        assertThat(wilson.low()).isCloseTo(wilsonLow, within(CLOSE));
        assertThat(wilson.high()).isCloseTo(wilsonHigh, within(CLOSE));
        assertThat(exact.low()).isCloseTo(exactLow, within(CLOSE));
        assertThat(exact.high()).isCloseTo(exactHigh, within(CLOSE));
    }

    @Test
    void oneSidedBoundsAgreeWithScipyAndMirrorEachOther() {
        assertThat(Binomials.upperBound(2, 120, 0.95)).isCloseTo(0.05153371368637799, within(CLOSE));
        assertThat(Binomials.lowerBound(118, 120, 0.95)).isCloseTo(1 - 0.05153371368637799, within(CLOSE));
    }

    @Test
    void withoutAnErrorTheUpperBoundIsTheRootOfTheRiskTaken() {
        // P(no error in 59) = 0.95^59 = 0.0485: the "59 without an error for 5 percent" of acceptance sampling.
        assertThat(Binomials.upperBound(0, 59, 0.95)).isCloseTo(1 - Math.pow(0.05, 1 / 59.0), within(CLOSE));
        assertThat(Binomials.upperBound(0, 58, 0.95)).isGreaterThan(0.05);
        assertThat(Binomials.upperBound(0, 59, 0.95)).isLessThan(0.05);
    }

    @ParameterizedTest
    @CsvSource({"91, 100, 50, 40, 49", "45, 45, 20, 18, 20", "3, 10, 1, 0, 1"})
    void theNextPicturesAgreeWithScipy(int s, int n, int next, double low, double high) {
        Interval counts = Binomials.ofTheNext(s, n, next, 0.95);

        assertThat(counts.low()).isEqualTo(low);
        assertThat(counts.high()).isEqualTo(high);
    }

    @Test
    void theNextVeryManyPicturesDoNotUnderflow() {
        Interval counts = Binomials.ofTheNext(9_000, 10_000, 20_000, 0.95);

        assertThat(counts.low()).isBetween(17_800.0, 17_950.0);
        assertThat(counts.high()).isBetween(18_050.0, 18_200.0);
    }

    @ParameterizedTest
    @CsvSource({"7, 1, 0.0703125", "12, 3, 0.03515625", "22, 40, 0.030015864349067285", "1, 0, 1", "0, 0, 1"})
    void theSignTestAgreesWithScipy(int first, int second, double p) {
        assertThat(Binomials.signTest(first, second)).isCloseTo(p, within(CLOSE));
        assertThat(Binomials.signTest(second, first)).isCloseTo(p, within(CLOSE));
    }

    @Test
    void aTestOf248PicturesKnowsNinetyPercentToAboutFourPoints() {
        assertThat(Binomials.expectedHalfWidth(0.9, 248, 0.95)).isCloseTo(0.0375505026151809, within(CLOSE));
        assertThat(Binomials.expectedHalfWidth(0.9, 45, 0.95)).isCloseTo(0.08982436041118379, within(CLOSE));
    }

    /** Coverage summed over every possible outcome, so without chance. */
    @ParameterizedTest
    @CsvSource({"30", "50", "100", "153", "300"})
    void intervalsCatchTheTrueShareAsOftenAsTheySay(int n) {
        double wilsonSum = 0;
        int shares = 0;
        for (double share = 0.5; share < 0.985; share += 0.005) {
            double wilson = 0;
            double exact = 0;
            BinomialDistribution outcomes = BinomialDistribution.of(n, share);
            for (int s = 0; s <= n; s++) {
                double p = outcomes.probability(s);
                wilson += Binomials.wilson(s, n, 0.95).contains(share) ? p : 0;
                exact += p > 1e-9 && Binomials.clopperPearson(s, n, 0.95).contains(share) ? p : 0;
            }
            assertThat(wilson).as("Wilson, n %d, share %.3f", n, share).isGreaterThan(0.90);
            assertThat(exact).as("exact, n %d, share %.3f", n, share).isGreaterThan(0.95 - 1e-6);
            wilsonSum += wilson;
            shares++;
        }
        assertThat(wilsonSum / shares).isBetween(0.94, 0.965);
    }

    @Test
    void countsThatMakeNoShareAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Binomials.wilson(3, 2, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Binomials.lowerBound(-1, 2, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Binomials.clopperPearson(0, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Binomials.ofTheNext(1, 2, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Binomials.signTest(-1, 2));
    }
}

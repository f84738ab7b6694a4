package graft.evaluation;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of two shares (R. A. Fisher, Statistical Methods for Research Workers, 5th edition, 1934): how likely is
 * a table at least as improbable as this one, its margins given, if both shares are the same in the long run?
 */
final class FisherTest {

    /** Tables that are equally probable must count as such although rounding tells them apart. */
    private static final double SAME = 1 + 1e-7;

    private FisherTest() {}

    /** Two-sided, above 0 to 1. */
    static double twoSided(int successes, int trials, int otherSuccesses, int otherTrials) {
        HypergeometricDistribution tables =
                HypergeometricDistribution.of(trials + otherTrials, successes + otherSuccesses, trials);
        double seen = tables.probability(successes) * SAME;
        double sum = 0;
        for (int k = tables.getSupportLowerBound(); k <= tables.getSupportUpperBound(); k++) {
            double p = tables.probability(k);
            sum += p <= seen ? p : 0;
        }
        return Math.min(1, sum);
    }
}

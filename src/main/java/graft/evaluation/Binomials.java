package graft.evaluation;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Intervals and tests of so many successes in so many independent trials. */
public final class Binomials {

    /** Nobody tests more pictures of a class. */
    private static final int MOST_TRIALS = 1_000_000;

    private Binomials() {}

    /**
     * Wilson's score interval (E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA
     * 22, 1927; recommended by Brown, Cai and DasGupta, Interval estimation for a binomial proportion, Statistical
     * Science 16, 2001): the shares that a two-sided score test does not reject.
     *
     * @param successes 0 to {@code trials}
     * @param trials at least 1
     * @param confidence between 0 and 1
     */
    public static Interval wilson(int successes, int trials, double confidence) {
        check(successes, trials);
        return wilson(
                (double) successes / trials, trials, normalQuantile(confidence), confidence, IntervalMethod.WILSON);
    }

    /** Wilson's interval for a share seen in a number of trials that need not be whole, with any two-sided quantile. */
    static Interval wilson(double share, double trials, double quantile, double confidence, IntervalMethod method) {
        double z2n = quantile * quantile / trials;
        double centre = (share + z2n / 2) / (1 + z2n);
        double half = Math.sqrt(z2n * (share * (1 - share) + z2n / 4)) / (1 + z2n);
        // Exact ends: rounding must not turn "all right" into an interval that leaves out 1.
        double low = share <= 0 ? 0 : Math.max(0, centre - half);
        double high = share >= 1 ? 1 : Math.min(1, centre + half);
        return new Interval(low, high, confidence, method);
    }

    /**
     * The exact interval (C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26,
     * 1934): it catches the true share at least as often as {@code confidence} says, mostly more often.
     */
    public static Interval clopperPearson(int successes, int trials, double confidence) {
        double tail = (1 + confidence) / 2;
        return new Interval(
                lowerBound(successes, trials, tail),
                upperBound(successes, trials, tail),
                confidence,
                IntervalMethod.CLOPPER_PEARSON);
    }

    /** The exact one-sided bound: the true share is at least this, with this confidence. */
    public static double lowerBound(int successes, int trials, double confidence) {
        check(successes, trials);
        return lower(successes, trials, confidence);
    }

    /** The exact one-sided bound: the true share is at most this, with this confidence. */
    public static double upperBound(int successes, int trials, double confidence) {
        check(successes, trials);
        return upper(successes, trials, confidence);
    }

    /** The lower bound for counts that need not be whole, such as effective ones. */
    static double lower(double successes, double trials, double confidence) {
        return successes <= 0
                ? 0
                : BetaDistribution.of(successes, trials - successes + 1).inverseCumulativeProbability(1 - confidence);
    }

    /** The upper bound for counts that need not be whole. */
    static double upper(double successes, double trials, double confidence) {
        return successes >= trials
                ? 1
                : BetaDistribution.of(successes + 1, trials - successes).inverseCumulativeProbability(confidence);
    }

    /**
     * How many trials it takes until the exact upper bound is no higher than {@code limit}, if this share of them goes on
     * being a success.
     *
     * @param share what is seen, 0 to 1
     * @param limit above 0, below 1
     * @return nothing where {@code share} is not below the limit, or a million trials would not do
     */
    public static OptionalInt trialsForUpperBound(double share, double limit, double confidence) {
        if (share >= limit || upper(share * MOST_TRIALS, MOST_TRIALS, confidence) > limit) {
            return OptionalInt.empty();
        }
        int tooFew = 0;
        int enough = MOST_TRIALS;
        while (enough - tooFew > 1) {
            int middle = tooFew + (enough - tooFew) / 2;
            if (upper(share * middle, middle, confidence) <= limit) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalInt.of(enough);
    }

    /**
     * Half the width of the Wilson interval that a test of {@code trials} pictures will have if {@code share} of them
     * turn out right: what a test of this size can show.
     */
    public static double expectedHalfWidth(double share, int trials, double confidence) {
        check(0, trials);
        return wilson(share, trials, normalQuantile(confidence), confidence, IntervalMethod.WILSON)
                        .width()
                / 2;
    }

    /**
     * How many of the next {@code next} trials will succeed, after these: the equal-tailed interval of the
     * beta-binomial distribution that Jeffreys' prior leads to. The ends are counts.
     *
     * @param next how many are to come, at least 1
     */
    public static Interval ofTheNext(int successes, int trials, int next, double confidence) {
        check(successes, trials);
        if (next < 1) {
            throw new IllegalArgumentException("the next " + next);
        }
        double a = successes + 0.5;
        double b = trials - successes + 0.5;
        double tail = (1 - confidence) / 2;
        double[] cumulative = betaBinomial(a, b, next);
        int low = 0;
        while (cumulative[low] <= tail) {
            low++;
        }
        int high = low;
        while (cumulative[high] < 1 - tail && high < next) {
            high++;
        }
        return new Interval(low, high, confidence, IntervalMethod.BETA_BINOMIAL);
    }

    /**
     * The exact sign test behind McNemar's: of {@code first + second} pictures on which two runs disagree about being
     * right, how likely is a split at least as uneven when neither is better? Two-sided; 1 where they never disagree.
     */
    public static double signTest(int first, int second) {
        int n = first + second;
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException(first + " against " + second);
        }
        return n == 0
                ? 1
                : Math.min(1, 2 * BinomialDistribution.of(n, 0.5).cumulativeProbability(Math.min(first, second)));
    }

    /** The z for which a standard normal value lies within -z..z with this confidence: 1.96 for 0.95. */
    static double normalQuantile(double confidence) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** P(X <= k) for k = 0..m by the ratio of neighbouring terms, in logarithms so that nothing underflows. */
    private static double[] betaBinomial(double a, double b, int m) {
        double[] cumulative = new double[m + 1];
        double log = 0;
        for (int i = 0; i < m; i++) {
            log += Math.log((b + i) / (a + b + i));
        }
        double sum = 0;
        for (int k = 0; k <= m; k++) {
            sum += Math.exp(log);
            cumulative[k] = sum;
            if (k < m) {
                log += Math.log((m - k) * (a + k) / ((k + 1.0) * (b + m - k - 1)));
            }
        }
        return cumulative;
    }

    private static void check(int successes, int trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials);
        }
    }
}

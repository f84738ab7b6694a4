package graft.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Proportions over pictures with their intervals, by picture or by group, and figures combined from them.
 *
 * <p>By group: the spread between groups (the ratio estimator's variance, which is what drawing groups anew for ever
 * comes to) says how many independent pictures the test is worth, n' = p (1 - p) / variance, at most n; Wilson's
 * interval is made at n' with Student's t (Korn and Graubard, Confidence intervals for proportions with small expected
 * number of positive counts estimated from survey data, Survey Methodology 24, 1998). Where errors, or right answers,
 * lie in a single group or none, the spread cannot be seen and each group counts as one picture.
 */
final class Shares {

    private final Units units;
    private final double confidence;

    Shares(Units units, double confidence) {
        this.units = units;
        this.confidence = confidence;
    }

    /** The share of pictures with {@code success} among those with {@code trial}; nothing where there are none. */
    Optional<Proportion> of(IntPredicate trial, IntPredicate success) {
        double[] trials = new double[units.count()];
        double[] successes = new double[units.count()];
        int n = 0;
        int s = 0;
        for (int i = 0; i < units.pictures(); i++) {
            if (trial.test(i)) {
                n++;
                trials[units.of(i)]++;
                if (success.test(i)) {
                    s++;
                    successes[units.of(i)]++;
                }
            }
        }
        return n == 0 ? Optional.empty() : Optional.of(new Proportion(s, n, interval(s, n, successes, trials)));
    }

    private Interval interval(int s, int n, double[] successes, double[] trials) {
        int groups = 0;
        int withSuccess = 0;
        int withFailure = 0;
        double share = (double) s / n;
        double squares = 0;
        for (int u = 0; u < trials.length; u++) {
            groups += trials[u] > 0 ? 1 : 0;
            withSuccess += successes[u] > 0 ? 1 : 0;
            withFailure += trials[u] > successes[u] ? 1 : 0;
            double deviation = successes[u] - share * trials[u];
            squares += deviation * deviation;
        }
        if (groups == n) {
            return Binomials.wilson(s, n, confidence);
        }
        if (groups == 1) {
            return new Interval(0, 1, confidence, IntervalMethod.WILSON_BY_GROUP);
        }
        double variance = squares * groups / (groups - 1.0) / n / n;
        boolean spreadSeen = withSuccess >= 2 && withFailure >= 2 && variance > 0;
        double worth = spreadSeen ? Math.min(n, share * (1 - share) / variance) : groups;
        double t = TDistribution.of(groups - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
        return Binomials.wilson(share, worth, t, confidence, IntervalMethod.WILSON_BY_GROUP);
    }

    /**
     * The interval of the plain mean of independent figures from theirs: the distances from figure to end add up as
     * squares (G. Y. Zou and A. Donner, Construction of confidence limits about effect measures, Statistics in Medicine
     * 27, 2008).
     *
     * @param values the figures
     * @param intervals theirs, in the same order
     */
    static Interval ofMean(List<Double> values, List<Interval> intervals) {
        double sum = 0;
        double down = 0;
        double up = 0;
        int k = values.size();
        for (int i = 0; i < k; i++) {
            double value = values.get(i);
            sum += value;
            down += Math.pow(value - intervals.get(i).low(), 2);
            up += Math.pow(intervals.get(i).high() - value, 2);
        }
        return new Interval(
                        (sum - Math.sqrt(down)) / k,
                        (sum + Math.sqrt(up)) / k,
                        intervals.get(0).confidence(),
                        IntervalMethod.COMBINED)
                .within(0, 1);
    }
}

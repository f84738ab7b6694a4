package graft.evaluation;

import java.util.Arrays;
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

    /**
     * Counts, and how many independent pictures they are worth.
     *
     * @param successes of the trials; need not be whole
     * @param trials at least 1
     * @param groups how many units they come from; as many as trials where none share one
     * @param independent the number of independent pictures that would say as much, at most {@code trials}
     */
    record Worth(double successes, int trials, int groups, double independent) {

        boolean allApart() {
            return groups == trials;
        }

        double share() {
            return successes / trials;
        }
    }

    /** The share of pictures with {@code success} among those with {@code trial}; nothing where there are none. */
    Optional<Proportion> of(IntPredicate trial, IntPredicate success) {
        return worth(trial, success).map(w -> new Proportion((int) w.successes(), w.trials(), interval(w)));
    }

    /** What the same pictures are worth; nothing where there are none. */
    Optional<Worth> worth(IntPredicate trial, IntPredicate success) {
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
        return n == 0 ? Optional.empty() : Optional.of(worth(s, n, successes, trials));
    }

    /** The mean of a value of every picture, 0 to 1, such as how often it was answered rightly when it was asked repeatedly. */
    Estimate ofValues(double[] values) {
        double[] trials = new double[units.count()];
        double[] successes = units.sums(values);
        for (int i = 0; i < values.length; i++) {
            trials[units.of(i)]++;
        }
        Worth worth = worth(Arrays.stream(values).sum(), values.length, successes, trials);
        return new Estimate(worth.share(), interval(worth));
    }

    private static Worth worth(double s, int n, double[] successes, double[] trials) {
        int groups = 0;
        int withSuccess = 0;
        int withFailure = 0;
        double share = s / n;
        double squares = 0;
        for (int u = 0; u < trials.length; u++) {
            groups += trials[u] > 0 ? 1 : 0;
            withSuccess += successes[u] > 0 ? 1 : 0;
            withFailure += trials[u] > successes[u] ? 1 : 0;
            double deviation = successes[u] - share * trials[u];
            squares += deviation * deviation;
        }
        if (groups == n || groups == 1) {
            return new Worth(s, n, groups, groups);
        }
        double variance = squares * groups / (groups - 1.0) / n / n;
        boolean spreadSeen = withSuccess >= 2 && withFailure >= 2 && variance > 0;
        return new Worth(s, n, groups, spreadSeen ? Math.min(n, share * (1 - share) / variance) : groups);
    }

    /** The interval of the share. */
    Interval interval(Worth w) {
        if (w.allApart()) {
            return Binomials.wilson(
                    w.share(), w.trials(), Binomials.normalQuantile(confidence), confidence, IntervalMethod.WILSON);
        }
        if (w.groups() == 1) {
            return new Interval(0, 1, confidence, IntervalMethod.WILSON_BY_GROUP);
        }
        double t = TDistribution.of(w.groups() - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
        return Binomials.wilson(w.share(), w.independent(), t, confidence, IntervalMethod.WILSON_BY_GROUP);
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
        double[] alike = new double[values.size()];
        Arrays.fill(alike, 1.0 / values.size());
        return ofSum(alike, values, intervals);
    }

    /** The same for a sum with weights, each at least 0, cut to 0..1. */
    static Interval ofSum(double[] weights, List<Double> values, List<Interval> intervals) {
        double sum = 0;
        double down = 0;
        double up = 0;
        for (int i = 0; i < weights.length; i++) {
            double value = values.get(i);
            sum += weights[i] * value;
            down += Math.pow(weights[i] * (value - intervals.get(i).low()), 2);
            up += Math.pow(weights[i] * (intervals.get(i).high() - value), 2);
        }
        return new Interval(
                        sum - Math.sqrt(down),
                        sum + Math.sqrt(up),
                        intervals.get(0).confidence(),
                        IntervalMethod.COMBINED)
                .within(0, 1);
    }
}

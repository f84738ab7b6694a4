package graft.evaluation;

import graft.common.CounterRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Resampling with replacement of pictures, or of whole groups where there are any (Efron and Tibshirani, An
 * Introduction to the Bootstrap, 1993; groups: Field and Welsh, Bootstrapping clustered data, JRSS B 69, 2007).
 *
 * <p>The percentile interval is too narrow for small samples; it is widened by Hesterberg's expansion (What teachers
 * should know about the bootstrap, The American Statistician 69, 2015), which reads the percentiles at
 * Φ(-sqrt(n / (n - 1)) t) with Student's t of n - 1 degrees of freedom, n being the number of units.
 */
final class Bootstrap {

    /** Fewer units than this say too little about their own spread. */
    static final int FEWEST_UNITS = 10;

    private static final double MOST_UNDEFINED = 0.05;

    private final Units units;
    private final long seed;
    private final int replicates;
    private final double confidence;

    Bootstrap(Units units, EvaluationSettings settings) {
        this.units = units;
        this.seed = settings.seed();
        this.replicates = settings.replicates();
        this.confidence = settings.confidence();
    }

    /**
     * The percentile interval of a figure.
     *
     * @param figure computes it from how often each picture was drawn; NaN where it is undefined
     * @return nothing if there are fewer than {@value #FEWEST_UNITS} units, or the figure is undefined in more than one
     *     of twenty draws
     */
    Optional<Interval> percentile(ToDoubleFunction<int[]> figure) {
        return draws(figure).map(sorted -> {
            double tail = expandedTail();
            return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail), confidence, method());
        });
    }

    /**
     * The interval of a figure that noise drives up, such as a sum of absolute values: drawn anew it lies higher still,
     * so the upper percentile is far enough up, and the interval reaches as far below the value as above it.
     */
    Optional<Interval> evenHanded(double value, ToDoubleFunction<int[]> figure) {
        return percentile(figure).map(p -> {
            double high = Math.max(value, p.high());
            return new Interval(2 * value - high, high, confidence, method());
        });
    }

    private Optional<double[]> draws(ToDoubleFunction<int[]> figure) {
        if (units.count() < FEWEST_UNITS) {
            return Optional.empty();
        }
        double[] values = new double[replicates];
        int[] unitWeights = new int[units.count()];
        int[] weights = new int[units.pictures()];
        for (int r = 0; r < replicates; r++) {
            draw(r, unitWeights, weights);
            values[r] = figure.applyAsDouble(weights);
        }
        double[] defined =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return defined.length < (1 - MOST_UNDEFINED) * replicates ? Optional.empty() : Optional.of(defined);
    }

    private void draw(int replicate, int[] unitWeights, int[] weights) {
        CounterRandom random = CounterRandom.of(seed, replicate);
        Arrays.fill(unitWeights, 0);
        for (int u = 0; u < unitWeights.length; u++) {
            unitWeights[random.below(unitWeights.length, u)]++;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = unitWeights[units.of(i)];
        }
    }

    private double expandedTail() {
        int n = units.count();
        double t = TDistribution.of(n - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
        return NormalDistribution.of(0, 1).cumulativeProbability(-Math.sqrt(n / (n - 1.0)) * t);
    }

    private IntervalMethod method() {
        return units.areGroups() ? IntervalMethod.BOOTSTRAP_BY_GROUP : IntervalMethod.BOOTSTRAP;
    }

    /** Linear between neighbours, the lowest value at 0 and the highest at 1. */
    static double quantile(double[] sorted, double at) {
        double place = at * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

package graft.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What more pictures did: heads that learned from a quarter, half and all of the pictures answer the same pictures, none of
 * which they had learned from.
 *
 * @param points by rising number of pictures
 * @param gain of the last point over the one before it
 * @param interval of its long-run value; absent with few pictures or groups
 * @param chance how likely a gain at least as far from 0 is where there is none (two-sided sign-flip test)
 * @param verdict what that means
 */
public record LearningCurve(
        List<Point> points, double gain, Optional<Interval> interval, double chance, Verdict verdict) {

    private static final double LEVEL = 0.05;

    /** Copies the points. */
    public LearningCurve {
        points = List.copyOf(points);
    }

    /**
     * One size.
     *
     * @param pictures how many a head learned from, on average
     * @param right share of right answers, mean over the repeats
     */
    public record Point(int pictures, Estimate right) {}

    /** Whether the last doubling was worth it. */
    public enum Verdict {
        /** Better by more than noise: more of the same would probably help again, by less. */
        STILL_RISING,
        /** No gain beyond noise. */
        WITHIN_NOISE,
        /** Worse by more than noise, which speaks of the pictures that came in, not of their number. */
        FALLING;

        /** The name in files: lower case with hyphens. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Makes the curve.
     *
     * @param units of the pictures, for their dependence
     * @param learned how many pictures a head learned from, for each size, rising; at least two sizes
     * @param right [sizes, N]: how often each picture was answered rightly, 0 to 1
     */
    static LearningCurve of(Units units, List<Integer> learned, double[][] right, EvaluationSettings settings) {
        Shares shares = new Shares(units, settings.confidence());
        List<Point> points = new ArrayList<>();
        for (int s = 0; s < right.length; s++) {
            points.add(new Point(learned.get(s), shares.ofValues(right[s])));
        }
        double[] last = right[right.length - 1];
        double[] before = right[right.length - 2];
        double[] difference = new double[last.length];
        double sum = 0;
        for (int i = 0; i < last.length; i++) {
            difference[i] = last[i] - before[i];
            sum += difference[i];
        }
        double chance = SignFlipTest.twoSided(units.sums(difference), settings.seed());
        Optional<Interval> interval =
                new Bootstrap(units, settings).percentile(weights -> weightedMean(weights, difference));
        boolean real = chance < LEVEL && interval.filter(i -> !i.contains(0)).isPresent();
        Verdict verdict = !real ? Verdict.WITHIN_NOISE : sum > 0 ? Verdict.STILL_RISING : Verdict.FALLING;
        return new LearningCurve(points, sum / last.length, interval, chance, verdict);
    }

    private static double weightedMean(int[] weights, double[] values) {
        double sum = 0;
        long total = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }
}

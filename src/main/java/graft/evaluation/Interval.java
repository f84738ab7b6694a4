package graft.evaluation;

/**
 * Where the long-run value of a figure plausibly lies: a procedure that makes such intervals catches the true value in
 * about {@code confidence} of all uses.
 *
 * @param low lower end, at most {@code high}
 * @param high upper end
 * @param confidence how often the procedure is meant to be right, between 0 and 1 (0.95 by default)
 * @param method how it was made
 */
public record Interval(double low, double high, double confidence, IntervalMethod method) {

    /** Refuses ends that are no numbers or in the wrong order, and a confidence outside 0..1. */
    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("no interval: " + low + " to " + high);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence outside 0..1: " + confidence);
        }
    }

    /** Whether {@code value} lies inside, the ends included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    public double width() {
        return high - low;
    }

    /** The smallest interval that holds both; it keeps this one's confidence and method. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high), confidence, method);
    }

    /** This interval cut to {@code least..most}; an end outside moves to the nearest of the two. */
    public Interval within(double least, double most) {
        return new Interval(clamp(low, least, most), clamp(high, least, most), confidence, method);
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }
}

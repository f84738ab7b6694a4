package graft.evaluation;

/**
 * Shares as whole percentages that claim no more than was seen: limits of intervals are rounded outwards; a figure is rounded
 * to the nearest, but never to 100 while something was wrong, nor to 0 while something was right.
 */
public final class Percent {

    /** Rounding must not be decided by the last bit: 0.29 * 100 is 28.999999999999996. */
    private static final double LAST_BITS = 1e-9;

    private Percent() {}

    /** Of 100, to the nearest, but 100 and 0 only where that is what was seen. */
    public static int of(Proportion share) {
        int nearest = (int) Math.round(100 * share.value());
        int least = share.successes() == 0 ? 0 : 1;
        int most = share.successes() == share.trials() ? 100 : 99;
        return Math.max(least, Math.min(most, nearest));
    }

    /** Of 100, to the nearest, for a share that is no count of pictures, 0 to 1; 100 and 0 only where it is just that. */
    public static int of(double share) {
        int nearest = (int) Math.round(100 * share);
        int least = share <= 0 ? 0 : 1;
        int most = share >= 1 ? 100 : 99;
        return Math.max(least, Math.min(most, nearest));
    }

    /** A lower limit, 0 to 1, as a percentage that is never above it. */
    public static int below(double limit) {
        return (int) Math.floor(100 * limit + LAST_BITS);
    }

    /** An upper limit, 0 to 1, as a percentage that is never below it. */
    public static int above(double limit) {
        return (int) Math.ceil(100 * limit - LAST_BITS);
    }
}

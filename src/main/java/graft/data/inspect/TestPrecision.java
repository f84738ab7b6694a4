package graft.data.inspect;

import graft.common.Message;

/**
 * What a test of this size can show: how far from the truth a measured 90 percent would lie.
 *
 * <p>Half the width of Wilson's 95 percent interval (Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", 1927) at a true share of 0.9. It is worked out here because nothing has been measured yet; the intervals of
 * measured figures are the evaluation's.
 *
 * @param about the class, or empty for all classes together
 * @param pictures how many test (or, without a test, validation) pictures
 * @param points the half-width in percentage points, rounded; 50 where there are no pictures
 */
public record TestPrecision(String about, int pictures, int points) {

    /** The figure the example sentence speaks of. */
    private static final double SHARE = 0.9;

    private static final double Z = 1.959964;

    /** Below this many pictures counts say more than percentages. */
    private static final int COUNT_BELOW = 10;

    /**
     * What so many pictures can show.
     *
     * @param about the class, or empty for all classes together
     */
    public static TestPrecision of(String about, int pictures) {
        return new TestPrecision(about, pictures, (int) Math.round(100 * halfWidth(SHARE, pictures)));
    }

    /** Half the width of the interval of a share seen in {@code n} pictures, 0 to 0.5. */
    static double halfWidth(double share, int n) {
        if (n == 0) {
            return 0.5;
        }
        double z2n = Z * Z / n;
        return Z / (1 + z2n) * Math.sqrt(share * (1 - share) / n + z2n / (4 * n));
    }

    /** The sentence for all classes together. */
    public Message sentence(boolean test) {
        if (pictures < COUNT_BELOW) {
            return Message.of(test ? "data.inspectTestTiny" : "data.inspectValidationTiny", pictures);
        }
        return Message.of(test ? "data.inspectTest" : "data.inspectValidation", pictures, points);
    }
}

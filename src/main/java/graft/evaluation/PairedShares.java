package graft.evaluation;

/** The difference of two proportions measured on the same pictures. */
final class PairedShares {

    private static final double EDGE = 1e-12;
    private static final int HALVINGS = 60;

    private PairedShares() {}

    /**
     * Tango's score interval of the second share minus the first (T. Tango, Equivalence test and confidence interval
     * for the difference in proportions for the paired-sample design, Statistics in Medicine 17, 1998): the differences
     * that a score test does not reject. It keeps its confidence in small samples and has a width where no picture
     * differs.
     *
     * @param onlyFirst pictures that only the first run has right
     * @param onlySecond pictures that only the second run has right
     * @param pictures all of them
     */
    static Interval tango(int onlyFirst, int onlySecond, int pictures, double confidence) {
        if (onlyFirst < 0 || onlySecond < 0 || pictures < 1 || onlyFirst + onlySecond > pictures) {
            throw new IllegalArgumentException(onlyFirst + " and " + onlySecond + " of " + pictures);
        }
        double z = Binomials.normalQuantile(confidence);
        double low = root(onlyFirst, onlySecond, pictures, z);
        double high = root(onlyFirst, onlySecond, pictures, -z);
        return new Interval(Math.min(low, high), Math.max(low, high), confidence, IntervalMethod.TANGO);
    }

    /** The difference at which the score, which falls as the difference grows, equals {@code target}. */
    private static double root(int onlyFirst, int onlySecond, int n, double target) {
        double low = -1 + EDGE;
        double high = 1 - EDGE;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (score(onlyFirst, onlySecond, n, middle) > target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double score(int onlyFirst, int onlySecond, int n, double difference) {
        double a = 2.0 * n;
        double b = -onlySecond - onlyFirst + (2.0 * n - onlySecond + onlyFirst) * difference;
        double c = -onlyFirst * difference * (1 - difference);
        double q = (Math.sqrt(b * b - 4 * a * c) - b) / (2 * a);
        double variance = n * (2 * q + difference * (1 - difference));
        return (onlySecond - onlyFirst - n * difference) / Math.sqrt(Math.max(variance, Double.MIN_NORMAL));
    }
}

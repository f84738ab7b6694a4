package graft.data;

/**
 * Where along one axis of the source the filters of one row of a view begin, and their weights. Written as one loop for
 * each kind of number, since Java 17 makes vector instructions of those.
 */
final class AxisPlaces {

    private final FilterAxis axis;
    private final double[] alongRow;
    private final double[] exact;
    private final int[] fine;
    private final int[] phase;
    private final int[] first;
    private final int[][] weights;

    /**
     * @param perColumn how far the place moves from one column of the view to the next, in source pixels
     * @param width of the view
     */
    AxisPlaces(FilterAxis axis, double perColumn, int width) {
        this.axis = axis;
        alongRow = new double[width];
        for (int u = 0; u < width; u++) {
            alongRow[u] = perColumn * (u + 0.5);
        }
        exact = new double[width];
        fine = new int[width];
        phase = new int[width];
        first = new int[width];
        weights = new int[axis.taps()][width];
    }

    /**
     * Goes to a row of the view.
     *
     * @param fromRow how far the place has moved from the view's upper border to the middle of the row
     * @param start the place of the view's upper left corner
     */
    void moveTo(double fromRow, double start) {
        double radius = axis.radius();
        for (int u = 0; u < exact.length; u++) {
            exact[u] = (alongRow[u] + fromRow + start - radius - 0.5) * FilterAxis.PHASES;
        }
        for (int u = 0; u < exact.length; u++) {
            fine[u] = roundedUp(exact[u]);
        }
        int lowest = axis.lowest();
        for (int u = 0; u < exact.length; u++) {
            first[u] = ((fine[u] + FilterAxis.PHASES - 1) >> FilterAxis.PHASE_PLACES) - lowest;
        }
        for (int u = 0; u < exact.length; u++) {
            phase[u] = -fine[u] & (FilterAxis.PHASES - 1);
        }
        for (int k = 0; k < weights.length; k++) {
            look(axis.weights()[k], phase, weights[k]);
        }
    }

    private static void look(int[] table, int[] at, int[] to) {
        for (int u = 0; u < to.length; u++) {
            to[u] = table[at[u]];
        }
    }

    /** As {@code Math.ceil}, which takes several times as long. */
    private static int roundedUp(double value) {
        int towardsZero = (int) value;
        return value > towardsZero ? towardsZero + 1 : towardsZero;
    }

    /** The first source pixel each filter visits, counted from the lowest of the axis. */
    int[] first() {
        return first;
    }

    /** The weights of the pixel that each filter visits as its first, second, ... */
    int[] weights(int tap) {
        return weights[tap];
    }
}

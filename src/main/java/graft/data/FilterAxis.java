package graft.data;

/**
 * The triangle filter of {@link AffineSampler} along the columns or the rows of its source.
 *
 * @param radius half the filter's width in source pixels
 * @param taps how many source pixels it visits, 2 or more
 * @param weights [taps][{@link #PHASES}], none negative: for the first pixel that is visited, the second, ...
 * @param lowest the lowest place asked for, which may lie before the first pixel
 * @param index the source pixel for each place from {@code lowest} on
 */
record FilterAxis(double radius, int taps, int[][] weights, int lowest, int[] index) {

    /** Weights are computed for this many places between two pixels. */
    static final int PHASES = 256;

    static final int PHASE_PLACES = 8;
    /** Weights add up to 2^11, so that a sum of products of two and a level fits 31 bits. */
    static final int PLACES = 11;

    /**
     * @param size of the source along the axis, in pixels
     * @param ratio how many source pixels one pixel of the view spans
     * @param start the place of the view's upper left corner
     * @param alongU how far the place moves from the view's left border to its right
     * @param alongV how far the place moves from the view's upper border to its lower
     * @param reflect whether the source is reflected beyond its border; otherwise the border goes on for ever
     */
    static FilterAxis of(int size, double ratio, double start, double alongU, double alongV, boolean reflect) {
        double radius = Math.max(1, ratio);
        int taps = (int) Math.ceil(2 * radius);
        double least = start + Math.min(0, alongU) + Math.min(0, alongV);
        double greatest = start + Math.max(0, alongU) + Math.max(0, alongV);
        int lowest = (int) Math.floor(least - radius) - 1;
        int highest = (int) Math.ceil(greatest + radius) + taps;
        int[] index = new int[highest - lowest + 1];
        for (int i = 0; i < index.length; i++) {
            index[i] = reflect ? reflected(lowest + i, size) : Math.max(0, Math.min(size - 1, lowest + i));
        }
        return new FilterAxis(radius, taps, weights(radius, taps), lowest, index);
    }

    /** The border pixel appears twice: ... 2 1 0 | 0 1 2 ... */
    private static int reflected(int place, int size) {
        int within = Math.floorMod(place, 2 * size);
        return within < size ? within : 2 * size - 1 - within;
    }

    private static int[][] weights(double radius, int taps) {
        int[][] weights = new int[taps][PHASES];
        double[] exact = new double[taps];
        for (int phase = 0; phase < PHASES; phase++) {
            double sum = 0;
            for (int k = 0; k < taps; k++) {
                exact[k] = Math.max(0, 1 - Math.abs((phase + 0.5) / PHASES + k - radius) / radius);
                sum += exact[k];
            }
            // Rounding the running sum keeps the total exact.
            double running = 0;
            int given = 0;
            for (int k = 0; k < taps; k++) {
                running += exact[k] / sum * (1 << PLACES);
                int rounded = (int) Math.round(running);
                weights[k][phase] = rounded - given;
                given = rounded;
            }
        }
        return weights;
    }
}

package graft.data;

/**
 * Which pixels of a line make each pixel of the resized line, and with what weights. All are made of equally many, some
 * with weight zero: a loop that always takes as many turns is one that the processor foresees.
 *
 * @param first the first pixel of each
 * @param count how many of each
 * @param weights {@code count} for each, in units of 2^-22
 * @param identity whether the line stays as it is
 */
record Taps(int[] first, int count, int[] weights, boolean identity) {

    /** Weights add up to 2^22, so that a sum of weighted levels fits 31 bits. */
    static final int PLACES = 22;

    /**
     * The triangle filter along one axis.
     *
     * @param size of the picture along it, in pixels
     * @param from where the part that is shown begins
     * @param to where it ends, exclusive
     * @param result how many pixels it becomes
     */
    static Taps of(int size, double from, double to, int result) {
        double scale = (to - from) / result;
        double support = Math.max(1, scale);
        int[] begin = new int[result];
        int[] end = new int[result];
        int count = 1;
        for (int i = 0; i < result; i++) {
            double centre = from + (i + 0.5) * scale;
            begin[i] = Math.max(0, (int) (centre - support + 0.5));
            end[i] = Math.min(size, (int) (centre + support + 0.5));
            count = Math.max(count, end[i] - begin[i]);
        }
        int[] first = new int[result];
        int[] weights = new int[result * count];
        double[] exact = new double[count];
        for (int i = 0; i < result; i++) {
            first[i] = Math.min(begin[i], size - count);
            double centre = from + (i + 0.5) * scale;
            double sum = triangle(begin[i], end[i], centre, 1 / support, exact);
            int at = i * count + begin[i] - first[i];
            for (int k = 0; k < end[i] - begin[i]; k++) {
                weights[at + k] = (int) (0.5 + exact[k] / sum * (1 << PLACES));
            }
        }
        return new Taps(first, count, weights, result == size && from == 0 && to == size);
    }

    /**
     * The filter around {@code centre}, not yet scaled, at the pixels {@code begin} to {@code end - 1}.
     *
     * @return the sum, added up in order: a compensated one would let one weight in millions come out different
     */
    private static double triangle(int begin, int end, double centre, double perSupport, double[] exact) {
        double sum = 0;
        for (int k = 0; k < end - begin; k++) {
            exact[k] = Math.max(0, 1 - Math.abs((k + begin - centre + 0.5) * perSupport));
            sum += exact[k];
        }
        return sum;
    }

    /** The first source pixel that is needed at all. */
    int begin() {
        return first[0];
    }

    /** How many source pixels are needed, from {@link #begin()} on. */
    int span() {
        return first[first.length - 1] + count - first[0];
    }
}

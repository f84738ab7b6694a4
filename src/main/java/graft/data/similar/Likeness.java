package graft.data.similar;

import java.util.function.Supplier;

/**
 * How alike two thumbnails are: the highest correlation of their gray values over the ways one may have been cut out of
 * the other by up to 8 percent at each edge. 1 is the same up to brightness and contrast, 0 has nothing in common.
 */
final class Likeness {

    /** What may be missing at each edge, as a share of the side. */
    private static final float[] CUTS = {0, 0.04f, 0.08f};

    /** Pairs whose uncut thumbnails correlate less than this do not become alike by cutting. */
    private static final float HOPELESS = 0.5f;

    private static final int SIDE = Fingerprint.SIDE;
    private static final int AREA = SIDE * SIDE;

    private Likeness() {}

    /** The thumbnail with mean 0 and length 1, so that a product of two is their correlation. */
    static float[] normalised(float[] square) {
        double sum = 0;
        for (float v : square) {
            sum += v;
        }
        float mean = (float) (sum / square.length);
        double squares = 0;
        for (float v : square) {
            squares += (double) (v - mean) * (v - mean);
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        float[] unit = new float[square.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (square[i] - mean) * scale;
        }
        return unit;
    }

    /**
     * The likeness of two thumbnails.
     *
     * @param enough stop looking once this is reached
     */
    static float of(Cuts first, Cuts second, float enough) {
        float plain = correlation(first.unit, 0, second.unit);
        if (plain >= enough || plain < HOPELESS) {
            return plain;
        }
        return Math.max(plain, Math.max(best(first, second.unit, enough), best(second, first.unit, enough)));
    }

    private static float best(Cuts cuts, float[] whole, float enough) {
        float[] all = cuts.all.get();
        float best = -1;
        for (int from = 0; from < all.length && best < enough; from += AREA) {
            best = Math.max(best, correlation(all, from, whole));
        }
        return best;
    }

    private static float correlation(float[] a, int from, float[] b) {
        float sum = 0;
        for (int i = 0; i < AREA; i++) {
            sum += a[from + i] * b[i];
        }
        return sum;
    }

    /** A thumbnail and, once asked for, all it could have been cut to. Belongs to one thread. */
    static final class Cuts {
        final float[] unit;
        final Supplier<float[]> all;

        Cuts(float[] gray) {
            this.unit = normalised(gray);
            this.all = new Supplier<>() {
                private float[] made = {};

                @Override
                public float[] get() {
                    if (made.length == 0) {
                        made = everyCut(gray);
                    }
                    return made;
                }
            };
        }
    }

    private static float[] everyCut(float[] gray) {
        int n = CUTS.length;
        float[] cuts = new float[n * n * n * n * AREA];
        int to = 0;
        for (float left : CUTS) {
            for (float right : CUTS) {
                float[] across = resample(gray, left, right);
                for (float top : CUTS) {
                    for (float bottom : CUTS) {
                        float[] cut = normalised(Orientation.TRANSPOSED.turn(
                                resample(Orientation.TRANSPOSED.turn(across, SIDE), top, bottom), SIDE));
                        System.arraycopy(cut, 0, cuts, to, AREA);
                        to += AREA;
                    }
                }
            }
        }
        return cuts;
    }

    /** Each row without these shares of its ends, stretched back to the full side, linear between cell centres. */
    private static float[] resample(float[] square, float left, float right) {
        float[] out = new float[AREA];
        for (int x = 0; x < SIDE; x++) {
            float at = (left + (x + 0.5f) / SIDE * (1 - left - right)) * SIDE - 0.5f;
            float inside = Math.min(SIDE - 1, Math.max(0, at));
            int i = (int) inside;
            int j = Math.min(i + 1, SIDE - 1);
            float f = inside - i;
            for (int row = 0; row < AREA; row += SIDE) {
                out[row + x] = (1 - f) * square[row + i] + f * square[row + j];
            }
        }
        return out;
    }
}

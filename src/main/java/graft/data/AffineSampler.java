package graft.data;

import java.util.Arrays;

/**
 * Resamples a picture through an affine map with a triangle filter. The filter's half width is one pixel where the view
 * enlarges and the ratio where it makes smaller, along the picture's rows and columns. From a ratio of two on, the
 * picture is first made smaller by the mean of blocks, which leaves the filter few pixels to visit.
 */
final class AffineSampler {

    /** Filter weights are computed for this many places between two pixels. */
    private static final int PHASES = 256;
    /** Weights along one axis add up to 2^11, so that a sum of products of two and a level fits 31 bits. */
    private static final int PLACES = 11;

    private static final int HALF = 1 << (2 * PLACES - 1);

    private AffineSampler() {}

    /** Beyond its border the picture is reflected. */
    static RgbImage reflecting(RgbImage picture, Affine affine, int height, int width) {
        int blockX = (int) Math.max(1, Math.min(affine.columns(), picture.width()));
        int blockY = (int) Math.max(1, Math.min(affine.rows(), picture.height()));
        RgbImage source = shrunk(picture, blockX, blockY);
        double scaleX = (double) source.width() / picture.width();
        double scaleY = (double) source.height() / picture.height();
        return sample(source, affine.into(scaleX, scaleY, 0, 0), height, width, true);
    }

    /** Beyond its border the picture lies on {@link Resizer#PADDING}. */
    static RgbImage onPadding(RgbImage picture, Affine affine, int height, int width) {
        int blockX = (int) Math.max(1, Math.min(affine.columns(), picture.width()));
        int blockY = (int) Math.max(1, Math.min(affine.rows(), picture.height()));
        RgbImage source = shrunk(picture, blockX, blockY);
        double scaleX = (double) source.width() / picture.width();
        double scaleY = (double) source.height() / picture.height();
        // A frame of one pixel, whose colour goes on for ever.
        return sample(framed(source), affine.into(scaleX, scaleY, 1, 1), height, width, false);
    }

    private static RgbImage shrunk(RgbImage picture, int blockX, int blockY) {
        return blockX == 1 && blockY == 1
                ? picture
                : BlockMean.shrink(Rows.of(picture), picture.width() / blockX, picture.height() / blockY);
    }

    private static RgbImage framed(RgbImage picture) {
        int width = picture.width() + 2;
        int height = picture.height() + 2;
        byte[] rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) Resizer.PADDING);
        int row = picture.width() * 3;
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.rgb(), y * row, rgb, ((y + 1) * width + 1) * 3, row);
        }
        return new RgbImage(width, height, rgb);
    }

    private static RgbImage sample(RgbImage source, Affine affine, int height, int width, boolean reflect) {
        Axis columns = Axis.of(
                source.width(), affine.columns(), affine.x0(), affine.xu() * width, affine.xv() * height, reflect);
        Axis rows = Axis.of(
                source.height(), affine.rows(), affine.y0(), affine.yu() * width, affine.yv() * height, reflect);
        byte[] to = new byte[width * height * 3];
        int at = 0;
        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++, at += 3) {
                double x = affine.x(u + 0.5, v + 0.5) - columns.radius - 0.5;
                double y = affine.y(u + 0.5, v + 0.5) - rows.radius - 0.5;
                point(source, columns, x, rows, y, to, at);
            }
        }
        return new RgbImage(width, height, to);
    }

    /** One pixel of the view; {@code x} and {@code y} are where its filter begins, measured between pixel centres. */
    private static void point(RgbImage source, Axis columns, double x, Axis rows, double y, byte[] to, int at) {
        byte[] from = source.rgb();
        int line = source.width() * 3;
        int firstX = (int) Math.ceil(x);
        int firstY = (int) Math.ceil(y);
        int weightX = columns.taps * (int) ((firstX - x) * PHASES);
        int weightY = rows.taps * (int) ((firstY - y) * PHASES);
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        for (int j = 0; j < rows.taps; j++) {
            int start = rows.index[firstY + j - rows.lowest] * line;
            int lineRed = 0;
            int lineGreen = 0;
            int lineBlue = 0;
            for (int i = 0; i < columns.taps; i++) {
                int pixel = start + columns.index[firstX + i - columns.lowest] * 3;
                int weight = columns.weights[weightX + i];
                lineRed += weight * (from[pixel] & 0xFF);
                lineGreen += weight * (from[pixel + 1] & 0xFF);
                lineBlue += weight * (from[pixel + 2] & 0xFF);
            }
            int weight = rows.weights[weightY + j];
            red += weight * lineRed;
            green += weight * lineGreen;
            blue += weight * lineBlue;
        }
        to[at] = (byte) (red >> (2 * PLACES));
        to[at + 1] = (byte) (green >> (2 * PLACES));
        to[at + 2] = (byte) (blue >> (2 * PLACES));
    }

    /**
     * The filter along the columns or the rows of the source.
     *
     * @param radius half the filter's width in source pixels
     * @param taps how many source pixels it visits
     * @param weights [PHASES + 1, taps]
     * @param lowest the lowest place asked for, which may lie before the first pixel
     * @param index the source pixel for each place from {@code lowest} on
     */
    private record Axis(double radius, int taps, int[] weights, int lowest, int[] index) {

        /**
         * @param alongU how far the place moves from the view's left border to its right
         * @param alongV how far the place moves from the view's upper border to its lower
         */
        static Axis of(int size, double ratio, double start, double alongU, double alongV, boolean reflect) {
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
            return new Axis(radius, taps, weights(radius, taps), lowest, index);
        }

        /** The border pixel appears twice: ... 2 1 0 | 0 1 2 ... */
        private static int reflected(int place, int size) {
            int within = Math.floorMod(place, 2 * size);
            return within < size ? within : 2 * size - 1 - within;
        }

        private static int[] weights(double radius, int taps) {
            int[] weights = new int[(PHASES + 1) * taps];
            double[] exact = new double[taps];
            for (int phase = 0; phase <= PHASES; phase++) {
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
                    weights[phase * taps + k] = (int) Math.round(running) - given;
                    given = (int) Math.round(running);
                }
            }
            return weights;
        }
    }
}

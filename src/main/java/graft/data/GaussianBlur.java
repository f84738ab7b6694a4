package graft.data;

import java.util.Arrays;

/** Blurs small pictures: a Gaussian cut off at three standard deviations, columns after rows, the border repeated. */
final class GaussianBlur {

    private static final int PLACES = 16;
    private static final int HALF = 1 << (PLACES - 1);
    /** Below this the neighbours' weight is under one in a hundred, and nothing would be seen. */
    private static final double LEAST = 0.3;

    private GaussianBlur() {}

    /** @param sigma standard deviation in pixels; the picture itself where that is next to nothing */
    static RgbImage apply(RgbImage image, double sigma) {
        if (sigma < LEAST) {
            return image;
        }
        int[] weights = weights(sigma);
        byte[] rows = acrossRows(image, weights);
        return new RgbImage(image.width(), image.height(), downColumns(rows, image.width(), image.height(), weights));
    }

    /** From the middle outwards; the middle once and all others twice add up to 1. */
    private static int[] weights(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        double[] exact = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            exact[i] = StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? exact[i] : 2 * exact[i];
        }
        int[] weights = new int[radius + 1];
        int others = 0;
        for (int i = radius; i > 0; i--) {
            weights[i] = (int) Math.round(exact[i] / sum * (1 << PLACES));
            others += 2 * weights[i];
        }
        weights[0] = (1 << PLACES) - others;
        return weights;
    }

    private static byte[] acrossRows(RgbImage image, int[] weights) {
        int radius = weights.length - 1;
        int length = image.width() * 3;
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        int[] line = new int[length + 6 * radius];
        for (int y = 0; y < image.height(); y++) {
            for (int i = 0; i < line.length; i++) {
                int x = Math.max(0, Math.min(image.width() - 1, i / 3 - radius));
                line[i] = from[y * length + x * 3 + i % 3] & 0xFF;
            }
            for (int i = 0; i < length; i++) {
                int middle = i + 3 * radius;
                int sum = HALF + weights[0] * line[middle];
                for (int k = 1; k <= radius; k++) {
                    sum += weights[k] * (line[middle - 3 * k] + line[middle + 3 * k]);
                }
                to[y * length + i] = (byte) (sum >> PLACES);
            }
        }
        return to;
    }

    private static byte[] downColumns(byte[] from, int width, int height, int[] weights) {
        int length = width * 3;
        byte[] to = new byte[from.length];
        int[] sums = new int[length];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            for (int k = 1 - weights.length; k < weights.length; k++) {
                int line = Math.max(0, Math.min(height - 1, y + k)) * length;
                int weight = weights[Math.abs(k)];
                for (int i = 0; i < length; i++) {
                    sums[i] += weight * (from[line + i] & 0xFF);
                }
            }
            for (int i = 0; i < length; i++) {
                to[y * length + i] = (byte) (sums[i] >> PLACES);
            }
        }
        return to;
    }
}

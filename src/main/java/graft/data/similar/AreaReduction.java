package graft.data.similar;

import graft.data.RgbImage;

/** Shrinks a picture to a small square by averaging: each cell is the mean of the area it covers, fractions included. */
final class AreaReduction {

    private AreaReduction() {}

    /** The picture stretched to a square: [side, side, 3] values of 0..255. */
    static float[] toSquare(RgbImage image, int side) {
        int width = image.width();
        int height = image.height();
        float[] rows = new float[height * side * 3];
        Overlap across = new Overlap(width, side);
        byte[] rgb = image.rgb();
        for (int y = 0; y < height; y++) {
            int from = y * width * 3;
            int to = y * side * 3;
            for (int k = 0; k < across.count; k++) {
                int s = from + across.source[k] * 3;
                int t = to + across.target[k] * 3;
                float w = across.weight[k];
                rows[t] += w * (rgb[s] & 0xFF);
                rows[t + 1] += w * (rgb[s + 1] & 0xFF);
                rows[t + 2] += w * (rgb[s + 2] & 0xFF);
            }
        }
        return downwards(rows, height, side);
    }

    private static float[] downwards(float[] rows, int height, int side) {
        Overlap down = new Overlap(height, side);
        int stride = side * 3;
        float[] square = new float[side * stride];
        for (int k = 0; k < down.count; k++) {
            int s = down.source[k] * stride;
            int t = down.target[k] * stride;
            float w = down.weight[k];
            for (int i = 0; i < stride; i++) {
                square[t + i] += w * rows[s + i];
            }
        }
        return square;
    }

    /** Which source cells a target cell covers along one axis, and what share of the target each is. */
    private static final class Overlap {
        final int[] source;
        final int[] target;
        final float[] weight;
        final int count;

        Overlap(int length, int side) {
            source = new int[length + side];
            target = new int[length + side];
            weight = new float[length + side];
            // Positions in units of 1 / side of a source cell, so that every boundary is a whole number.
            int n = 0;
            long position = 0;
            long end = (long) length * side;
            while (position < end) {
                int s = (int) (position / side);
                int t = (int) (position / length);
                long next = Math.min((s + 1L) * side, (t + 1L) * length);
                source[n] = s;
                target[n] = t;
                weight[n] = (float) (next - position) / length;
                n++;
                position = next;
            }
            count = n;
        }
    }
}

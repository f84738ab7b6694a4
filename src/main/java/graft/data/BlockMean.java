package graft.data;

/**
 * Makes a picture smaller by the mean of blocks of pixels. Blocks share the picture out evenly, so that no edge is
 * dropped where the size does not divide: block i of n begins at {@code i * size / n}.
 */
public final class BlockMean {

    private BlockMean() {}

    /**
     * @param rows of a picture at least as large as the result
     * @param width of the result
     * @param height of the result
     */
    public static RgbImage shrink(Rows rows, int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        if (rows.width() == width && rows.height() == height) {
            for (int y = 0; y < height; y++) {
                rows.read(y, rgb, y * width * 3);
            }
            return new RgbImage(width, height, rgb);
        }
        byte[] row = new byte[rows.width() * 3];
        long[] sums = new long[width * 3];
        int[] starts = starts(rows.width(), width);
        for (int y = 0; y < height; y++) {
            int from = (int) ((long) y * rows.height() / height);
            int to = (int) ((y + 1L) * rows.height() / height);
            for (int line = from; line < to; line++) {
                rows.read(line, row, 0);
                add(row, starts, sums);
            }
            divide(sums, starts, to - from, rgb, y * width * 3);
        }
        return new RgbImage(width, height, rgb);
    }

    private static int[] starts(int size, int blocks) {
        int[] starts = new int[blocks + 1];
        for (int i = 0; i <= blocks; i++) {
            starts[i] = (int) ((long) i * size / blocks);
        }
        return starts;
    }

    private static void add(byte[] row, int[] starts, long[] sums) {
        for (int x = 0; x < starts.length - 1; x++) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int at = starts[x] * 3, end = starts[x + 1] * 3; at < end; at += 3) {
                red += row[at] & 0xFF;
                green += row[at + 1] & 0xFF;
                blue += row[at + 2] & 0xFF;
            }
            sums[x * 3] += red;
            sums[x * 3 + 1] += green;
            sums[x * 3 + 2] += blue;
        }
    }

    /** Writes the rounded means, and leaves the sums at zero for the next row of blocks. */
    private static void divide(long[] sums, int[] starts, int lines, byte[] rgb, int offset) {
        for (int x = 0; x < starts.length - 1; x++) {
            long count = (long) (starts[x + 1] - starts[x]) * lines;
            for (int i = x * 3; i < x * 3 + 3; i++) {
                rgb[offset + i] = (byte) ((sums[i] + count / 2) / count);
                sums[i] = 0;
            }
        }
    }
}

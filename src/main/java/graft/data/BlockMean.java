package graft.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Makes a picture smaller by the mean of blocks of pixels. Blocks share the picture out evenly, so that no edge is
 * dropped where the size does not divide: block i of n begins at {@code i * size / n}.
 *
 * <p>Rows are added up eight bytes at a time, in 16 bit lanes of a {@code long}, because twelve million pixels pass
 * through here for one photograph of a telephone.
 */
public final class BlockMean {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Every other byte, each in a lane of 16 bits. */
    private static final long LANES = 0x00FF00FF00FF00FFL;
    /** So many bytes of 255 fit a lane: 257 * 255 = 65535. */
    private static final int ROWS_A_LANE_HOLDS = 257;

    private final Rows rows;
    private final int width;
    private final int height;
    private final int[] starts;
    private final byte[] row;
    private final long[] even;
    private final long[] odd;
    private final int[] columns;
    private final long[] sums;

    private BlockMean(Rows rows, int width, int height) {
        this.rows = rows;
        this.width = width;
        this.height = height;
        starts = new int[width + 1];
        for (int i = 0; i <= width; i++) {
            starts[i] = (int) ((long) i * rows.width() / width);
        }
        int words = (rows.width() * 3 + Long.BYTES - 1) / Long.BYTES;
        row = new byte[words * Long.BYTES];
        even = new long[words];
        odd = new long[words];
        columns = new int[words * Long.BYTES];
        sums = new long[width * 3];
    }

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
        } else {
            new BlockMean(rows, width, height).into(rgb);
        }
        if (rows.isBlueFirst()) {
            exchangeRedAndBlue(rgb);
        }
        return new RgbImage(width, height, rgb);
    }

    private void into(byte[] rgb) {
        for (int y = 0; y < height; y++) {
            int from = (int) ((long) y * rows.height() / height);
            int to = (int) ((y + 1L) * rows.height() / height);
            for (int line = from; line < to; line += ROWS_A_LANE_HOLDS) {
                addRows(line, Math.min(to, line + ROWS_A_LANE_HOLDS));
                addColumns();
            }
            divide(to - from, rgb, y * width * 3);
        }
    }

    private void addRows(int from, int to) {
        for (int line = from; line < to; line++) {
            rows.read(line, row, 0);
            for (int i = 0; i < even.length; i++) {
                long word = (long) LONGS.get(row, i * Long.BYTES);
                even[i] += word & LANES;
                odd[i] += (word >>> 8) & LANES;
            }
        }
        for (int i = 0; i < even.length; i++) {
            for (int lane = 0; lane < 4; lane++) {
                columns[i * 8 + lane * 2] = (int) (even[i] >>> (16 * lane)) & 0xFFFF;
                columns[i * 8 + lane * 2 + 1] = (int) (odd[i] >>> (16 * lane)) & 0xFFFF;
            }
        }
        Arrays.fill(even, 0);
        Arrays.fill(odd, 0);
    }

    private void addColumns() {
        for (int x = 0; x < width; x++) {
            long first = 0;
            long second = 0;
            long third = 0;
            for (int at = starts[x] * 3, end = starts[x + 1] * 3; at < end; at += 3) {
                first += columns[at];
                second += columns[at + 1];
                third += columns[at + 2];
            }
            sums[x * 3] += first;
            sums[x * 3 + 1] += second;
            sums[x * 3 + 2] += third;
        }
    }

    /** Writes the rounded means, and leaves the sums at zero for the next row of blocks. */
    private void divide(int lines, byte[] rgb, int offset) {
        for (int x = 0; x < width; x++) {
            long count = (long) (starts[x + 1] - starts[x]) * lines;
            for (int i = x * 3; i < x * 3 + 3; i++) {
                rgb[offset + i] = (byte) ((sums[i] + count / 2) / count);
                sums[i] = 0;
            }
        }
    }

    private static void exchangeRedAndBlue(byte[] pixels) {
        for (int i = 0; i < pixels.length; i += 3) {
            byte first = pixels[i];
            pixels[i] = pixels[i + 2];
            pixels[i + 2] = first;
        }
    }
}

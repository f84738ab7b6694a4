package graft.data;

import java.util.Arrays;

/**
 * Resizes pictures with an antialiased triangle filter: enlarging, this is bilinear interpolation; making smaller, the
 * triangle grows with the ratio, so that every pixel of the picture takes part. The result equals Pillow's
 * {@code Image.resize(size, Image.Resampling.BILINEAR, box)}: both work in two passes, rows first, each rounding to
 * 8 bits, with weights of 22 binary places. So a finished model can be used from Python with one well-known call.
 */
public final class Resizer {

    /** Names the filter in cache keys and model files; changed whenever one output byte may change. */
    public static final String VERSION = "triangle-1";

    /**
     * What fills the input beside a padded picture, in each channel: middle gray, which after the usual normalisations
     * is close to zero and so says least.
     */
    public static final int PADDING = 128;

    /** So many numbers of a block stay in the processor's nearer cache (256 KB). */
    private static final int BLOCK = 1 << 16;
    /** Fewer rows at a time would make lines too short to be worth vector instructions. */
    private static final int LEAST_ROWS = 32;

    private Resizer() {}

    /** The whole picture, stretched. */
    public static RgbImage resize(RgbImage image, int height, int width) {
        return resize(image, new Fit.Box(0, 0, image.width(), image.height()), height, width);
    }

    /**
     * A part of the picture, stretched. Close to the part's border the filter also sees the pixels just outside it.
     *
     * @param box inside the picture
     * @param height of the result in pixels
     * @param width of the result in pixels
     */
    public static RgbImage resize(RgbImage image, Fit.Box box, int height, int width) {
        if (box.right() > image.width() || box.bottom() > image.height()) {
            throw new IllegalArgumentException(box + " of " + image.width() + " x " + image.height());
        }
        Taps columns = Taps.of(image.width(), box.left(), box.right(), width);
        Taps rows = Taps.of(image.height(), box.top(), box.bottom(), height);
        if (rows.identity()) {
            return columns.identity() ? image : new RgbImage(width, height, narrowed(acrossRows(image, rows, columns)));
        }
        int[][] lines = columns.identity() ? unpacked(image, rows) : acrossRows(image, rows, columns);
        return new RgbImage(width, height, downColumns(lines, width * 3, rows));
    }

    /**
     * The network's input for a picture.
     *
     * @param height of the input in pixels
     * @param width of the input in pixels
     */
    public static RgbImage fit(RgbImage image, Fit fit, int height, int width) {
        Fit.Placement placement = fit.place(image.height(), image.width(), height, width);
        RgbImage shown = resize(image, placement.box(), placement.height(), placement.width());
        if (placement.height() == height && placement.width() == width) {
            return shown;
        }
        byte[] rgb = new byte[height * width * 3];
        Arrays.fill(rgb, (byte) PADDING);
        int row = placement.width() * 3;
        for (int y = 0; y < placement.height(); y++) {
            int to = ((placement.top() + y) * width + placement.left()) * 3;
            System.arraycopy(shown.rgb(), y * row, rgb, to, row);
        }
        return new RgbImage(width, height, rgb);
    }

    /** The needed rows as they are: [rows][width * 3] levels. */
    private static int[][] unpacked(RgbImage image, Taps rows) {
        int length = image.width() * 3;
        int[][] lines = new int[rows.span()][length];
        byte[] rgb = image.rgb();
        int at = rows.begin() * length;
        for (int[] line : lines) {
            for (int i = 0; i < length; i++) {
                line[i] = rgb[at + i] & 0xFF;
            }
            at += length;
        }
        return lines;
    }

    /**
     * The needed rows made as long as {@code columns} says: [rows][width * 3] levels. A block of rows at a time is turned
     * on its side, so that columns become lines.
     */
    private static int[][] acrossRows(RgbImage image, Taps rows, Taps columns) {
        int width = columns.first().length;
        int[][] to = new int[rows.span()][width * 3];
        int most = Math.min(rows.span(), Math.max(LEAST_ROWS, BLOCK / (columns.span() * 3)));
        int[][] block = new int[columns.span()][most * 3];
        WeightedLines lines = new WeightedLines(block, columns);
        int[] sums = new int[most * 3];
        for (int row = 0; row < to.length; row += most) {
            int count = Math.min(most, to.length - row);
            turn(image, columns.begin(), rows.begin() + row, count, block);
            for (int x = 0; x < width; x++) {
                lines.sum(x, sums);
                for (int y = 0, at = 0; y < count; y++, at += 3) {
                    int[] line = to[row + y];
                    line[x * 3] = sums[at] >> Taps.PLACES;
                    line[x * 3 + 1] = sums[at + 1] >> Taps.PLACES;
                    line[x * 3 + 2] = sums[at + 2] >> Taps.PLACES;
                }
            }
        }
        return to;
    }

    /** From rows of bytes to columns of levels: [columns][rows * 3]. */
    private static void turn(RgbImage image, int firstColumn, int firstRow, int rows, int[][] block) {
        byte[] from = image.rgb();
        int length = image.width() * 3;
        for (int x = 0; x < block.length; x++) {
            int[] column = block[x];
            int pixel = firstRow * length + (firstColumn + x) * 3;
            for (int at = 0; at < rows * 3; at += 3, pixel += length) {
                column[at] = from[pixel] & 0xFF;
                column[at + 1] = from[pixel + 1] & 0xFF;
                column[at + 2] = from[pixel + 2] & 0xFF;
            }
        }
    }

    private static byte[] downColumns(int[][] from, int length, Taps taps) {
        int height = taps.first().length;
        WeightedLines lines = new WeightedLines(from, taps);
        byte[] to = new byte[height * length];
        int[] sums = new int[length];
        for (int y = 0; y < height; y++) {
            lines.sum(y, sums);
            int at = y * length;
            for (int i = 0; i < length; i++) {
                to[at + i] = (byte) (sums[i] >> Taps.PLACES);
            }
        }
        return to;
    }

    private static byte[] narrowed(int[][] lines) {
        int length = lines[0].length;
        byte[] bytes = new byte[lines.length * length];
        int at = 0;
        for (int[] line : lines) {
            for (int i = 0; i < length; i++) {
                bytes[at + i] = (byte) line[i];
            }
            at += length;
        }
        return bytes;
    }
}

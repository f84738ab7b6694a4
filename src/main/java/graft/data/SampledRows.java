package graft.data;

import java.util.Arrays;

/**
 * The rows of a view, each resampled as a whole: source pixels are first fetched into arrays, one for each pixel the filter
 * visits, and then multiplied and added up in loops that Java 17 makes vector instructions of. The part of the source that
 * is looked at is laid out before, reflected or repeated beyond the border, so that no pixel asks whether it is inside.
 */
final class SampledRows {

    private final Affine affine;
    private final FilterAxis columns;
    private final FilterAxis rows;
    private final int[] pixels;
    private final AxisPlaces x;
    private final AxisPlaces y;
    private final int[] from;
    private final int[] fetched;
    private final int[][] line;
    private final int[][] sums;

    /** @param width of the view */
    SampledRows(RgbImage source, Affine affine, FilterAxis columns, FilterAxis rows, int width) {
        this.affine = affine;
        this.columns = columns;
        this.rows = rows;
        pixels = laidOut(source, columns.index(), rows.index());
        x = new AxisPlaces(columns, affine.xu(), width);
        y = new AxisPlaces(rows, affine.yu(), width);
        from = new int[width];
        fetched = new int[width];
        line = new int[3][width];
        sums = new int[3][width];
    }

    /** A pixel to an {@code int}, red lowest. */
    private static int[] laidOut(RgbImage source, int[] columns, int[] rows) {
        byte[] rgb = source.rgb();
        int[] pixels = new int[columns.length * rows.length];
        int at = 0;
        for (int row : rows) {
            int start = row * source.width();
            for (int column : columns) {
                int pixel = (start + column) * 3;
                pixels[at++] = (rgb[pixel] & 0xFF) | ((rgb[pixel + 1] & 0xFF) << 8) | ((rgb[pixel + 2] & 0xFF) << 16);
            }
        }
        return pixels;
    }

    /**
     * Makes one row.
     *
     * @param v of the row, 0 at the top
     * @param rgb takes the row's bytes from {@code offset} on
     */
    void read(int v, byte[] rgb, int offset) {
        x.moveTo(affine.xv() * (v + 0.5), affine.x0());
        y.moveTo(affine.yv() * (v + 0.5), affine.y0());
        int across = columns.index().length;
        place(x.first(), y.first(), across, from);
        for (int[] sum : sums) {
            Arrays.fill(sum, 1 << (2 * FilterAxis.PLACES - 1));
        }
        for (int j = 0; j < rows.taps(); j++) {
            for (int[] colour : line) {
                Arrays.fill(colour, 0);
            }
            for (int i = 0; i < columns.taps(); i++) {
                fetch(pixels, from, j * across + i, fetched);
                addPixels(fetched, x.weights(i), line[0], line[1], line[2]);
            }
            for (int c = 0; c < 3; c++) {
                addLine(line[c], y.weights(j), sums[c]);
            }
        }
        pack(sums[0], sums[1], sums[2], fetched);
        PixelRow.write(fetched, rgb, offset);
    }

    private static void place(int[] x, int[] y, int across, int[] to) {
        for (int u = 0; u < to.length; u++) {
            to[u] = y[u] * across + x[u];
        }
    }

    private static void fetch(int[] pixels, int[] from, int offset, int[] to) {
        for (int u = 0; u < to.length; u++) {
            to[u] = pixels[from[u] + offset];
        }
    }

    private static void addPixels(int[] pixels, int[] weights, int[] red, int[] green, int[] blue) {
        for (int u = 0; u < pixels.length; u++) {
            red[u] += weights[u] * (pixels[u] & 0xFF);
            green[u] += weights[u] * ((pixels[u] >> 8) & 0xFF);
            blue[u] += weights[u] * (pixels[u] >> 16);
        }
    }

    private static void addLine(int[] line, int[] weights, int[] sums) {
        for (int u = 0; u < sums.length; u++) {
            sums[u] += weights[u] * line[u];
        }
    }

    private static void pack(int[] red, int[] green, int[] blue, int[] to) {
        int places = 2 * FilterAxis.PLACES;
        for (int u = 0; u < to.length; u++) {
            to[u] = (red[u] >> places) | ((green[u] >> places) << 8) | ((blue[u] >> places) << 16);
        }
    }
}

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

    private static final int PLACES = 22;
    private static final int HALF = 1 << (PLACES - 1);

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
        int firstRow = rows.first[0];
        int lines = rows.first[height - 1] + rows.count - firstRow;
        byte[] narrow = columns.identity
                ? Arrays.copyOfRange(image.rgb(), firstRow * width * 3, (firstRow + lines) * width * 3)
                : acrossRows(image, firstRow, lines, columns);
        byte[] result = rows.identity ? narrow : downColumns(narrow, firstRow, width * 3, rows);
        return new RgbImage(width, height, result);
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

    private static byte[] acrossRows(RgbImage image, int firstRow, int lines, Taps taps) {
        byte[] from = image.rgb();
        int width = taps.first.length;
        byte[] to = new byte[lines * width * 3];
        int at = 0;
        for (int y = 0; y < lines; y++) {
            int line = (firstRow + y) * image.width() * 3;
            for (int x = 0; x < width; x++) {
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                int pixel = line + taps.first[x] * 3;
                for (int weight = x * taps.count, end = weight + taps.count; weight < end; weight++, pixel += 3) {
                    int w = taps.weights[weight];
                    red += w * (from[pixel] & 0xFF);
                    green += w * (from[pixel + 1] & 0xFF);
                    blue += w * (from[pixel + 2] & 0xFF);
                }
                to[at++] = level(red);
                to[at++] = level(green);
                to[at++] = level(blue);
            }
        }
        return to;
    }

    private static byte[] downColumns(byte[] from, int firstRow, int rowLength, Taps taps) {
        int height = taps.first.length;
        byte[] to = new byte[height * rowLength];
        int[] sums = new int[rowLength];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            int line = (taps.first[y] - firstRow) * rowLength;
            int weight = y * taps.count;
            for (int end = weight + taps.count; weight < end - 1; weight += 2, line += 2 * rowLength) {
                addTwoLines(from, line, taps.weights[weight], taps.weights[weight + 1], sums);
            }
            if (taps.count % 2 == 1) {
                addLine(from, line, taps.weights[weight], sums);
            }
            int at = y * rowLength;
            for (int i = 0; i < rowLength; i++) {
                to[at + i] = level(sums[i]);
            }
        }
        return to;
    }

    /** Half the trips to the sums. */
    private static void addTwoLines(byte[] from, int line, int weight, int nextWeight, int[] sums) {
        int next = line + sums.length;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (from[line + i] & 0xFF) + nextWeight * (from[next + i] & 0xFF);
        }
    }

    private static void addLine(byte[] from, int line, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (from[line + i] & 0xFF);
        }
    }

    private static byte level(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PLACES));
    }

    /**
     * Which pixels of a line make each pixel of the resized line, and with what weights. All are made of equally many, some
     * with weight zero: a loop that always takes as many turns is one that the processor foresees.
     *
     * @param first the first pixel of each
     * @param count how many of each
     * @param weights {@code count} for each, in units of 2^-22
     * @param identity whether the line stays as it is
     */
    private record Taps(int[] first, int count, int[] weights, boolean identity) {

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
            for (int i = 0; i < result; i++) {
                first[i] = Math.min(begin[i], size - count);
                double centre = from + (i + 0.5) * scale;
                double[] exact = triangle(begin[i], end[i], centre, 1 / support);
                double sum = sum(exact);
                for (int k = 0; k < exact.length; k++) {
                    weights[i * count + begin[i] - first[i] + k] = (int) (0.5 + exact[k] / sum * (1 << PLACES));
                }
            }
            return new Taps(first, count, weights, result == size && from == 0 && to == size);
        }

        private static double sum(double[] values) {
            // In order: Arrays.stream(values).sum() compensates, and one weight in millions would come out different.
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }

        /** The filter around {@code centre}, not yet scaled, at the pixels {@code begin} to {@code end - 1}. */
        private static double[] triangle(int begin, int end, double centre, double perSupport) {
            double[] exact = new double[end - begin];
            for (int k = 0; k < exact.length; k++) {
                exact[k] = Math.max(0, 1 - Math.abs((k + begin - centre + 0.5) * perSupport));
            }
            return exact;
        }
    }
}

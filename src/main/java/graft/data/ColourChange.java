package graft.data;

import graft.data.ViewDraws.Choice;

/**
 * Brightness, contrast, saturation and hue of one view as a single matrix, so that values are cut off to 0..255 only
 * once. Saturation and hue act on the two colour differences of ITU-R BT.601 and leave its luma alone.
 *
 * @param matrix [3, 3] from RGB to RGB, without brightness and contrast; keeps every gray
 * @param brightness factor of the light
 * @param contrast factor of the distance from the mean level
 */
record ColourChange(double[] matrix, double brightness, double contrast) {

    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;
    private static final int PLACES = 16;

    static ColourChange of(Augmentation augmentation, ViewDraws draws) {
        double saturation = draws.factor(Choice.SATURATION, augmentation.saturation());
        double angle = StrictMath.toRadians(augmentation.hueDegrees() * draws.bothWays(Choice.HUE));
        return new ColourChange(
                matrix(saturation, angle),
                draws.factor(Choice.BRIGHTNESS, augmentation.brightness()),
                draws.factor(Choice.CONTRAST, augmentation.contrast()));
    }

    private static double[] matrix(double saturation, double angle) {
        double cos = saturation * StrictMath.cos(angle);
        double sin = saturation * StrictMath.sin(angle);
        double[] luma = {RED, GREEN, BLUE};
        double[] matrix = new double[9];
        for (int c = 0; c < 3; c++) {
            // The differences scaled as in the television standard, which makes turning them a turn of the hue.
            double blueness = 0.492 * ((c == 2 ? 1 : 0) - luma[c]);
            double redness = 0.877 * ((c == 0 ? 1 : 0) - luma[c]);
            double red = luma[c] + (sin * blueness + cos * redness) / 0.877;
            double blue = luma[c] + (cos * blueness - sin * redness) / 0.492;
            matrix[c] = red;
            matrix[3 + c] = (luma[c] - RED * red - BLUE * blue) / GREEN;
            matrix[6 + c] = blue;
        }
        return matrix;
    }

    /** The changed picture. */
    RgbImage apply(RgbImage image) {
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        int[] m = new int[9];
        for (int i = 0; i < 9; i++) {
            m[i] = (int) Math.round(matrix[i] * brightness * contrast * (1 << PLACES));
        }
        double middle = meanLuma(image) * brightness;
        int offset = (int) Math.round((middle * (1 - contrast) + 0.5) * (1 << PLACES));
        int width = image.width();
        int[] pixels = new int[width];
        int[][] before = new int[3][width];
        int[][] after = new int[3][width];
        for (int at = 0; at < from.length; at += width * 3) {
            PixelRow.read(from, at, pixels);
            split(pixels, before[0], before[1], before[2]);
            for (int c = 0; c < 3; c++) {
                mix(before[0], m[c * 3], before[1], m[c * 3 + 1], before[2], m[c * 3 + 2], offset, after[c]);
            }
            join(after[0], after[1], after[2], pixels);
            PixelRow.write(pixels, to, at);
        }
        return new RgbImage(width, image.height(), to);
    }

    private static void split(int[] pixels, int[] red, int[] green, int[] blue) {
        for (int i = 0; i < pixels.length; i++) {
            red[i] = pixels[i] & 0xFF;
            green[i] = (pixels[i] >> 8) & 0xFF;
            blue[i] = (pixels[i] >> 16) & 0xFF;
        }
    }

    private static void join(int[] red, int[] green, int[] blue, int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = red[i] | (green[i] << 8) | (blue[i] << 16);
        }
    }

    /** One colour of a row; written without a branch, so that it becomes vector instructions. */
    private static void mix(
            int[] red, int fromRed, int[] green, int fromGreen, int[] blue, int fromBlue, int offset, int[] to) {
        for (int i = 0; i < to.length; i++) {
            int level = (fromRed * red[i] + fromGreen * green[i] + fromBlue * blue[i] + offset) >> PLACES;
            // Below 0 becomes 0: all bits of the shifted sign are then set. Above 255 becomes 255 the same way.
            int least = level & ~(level >> 31);
            int over = 255 - least;
            to[i] = least + (over & (over >> 31));
        }
    }

    private static double meanLuma(RgbImage image) {
        int width = image.width();
        int[] pixels = new int[width];
        int[][] sums = new int[3][width];
        byte[] rgb = image.rgb();
        for (int at = 0; at < rgb.length; at += width * 3) {
            PixelRow.read(rgb, at, pixels);
            add(pixels, sums[0], sums[1], sums[2]);
        }
        return (RED * sum(sums[0]) + GREEN * sum(sums[1]) + BLUE * sum(sums[2])) / (rgb.length / 3.0);
    }

    private static void add(int[] pixels, int[] red, int[] green, int[] blue) {
        for (int i = 0; i < pixels.length; i++) {
            red[i] += pixels[i] & 0xFF;
            green[i] += (pixels[i] >> 8) & 0xFF;
            blue[i] += (pixels[i] >> 16) & 0xFF;
        }
    }

    private static long sum(int[] values) {
        long sum = 0;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }
}

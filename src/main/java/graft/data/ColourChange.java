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
        double middle = meanLuma(from) * brightness;
        int offset = (int) Math.round((middle * (1 - contrast) + 0.5) * (1 << PLACES));
        for (int i = 0; i < from.length; i += 3) {
            int red = from[i] & 0xFF;
            int green = from[i + 1] & 0xFF;
            int blue = from[i + 2] & 0xFF;
            to[i] = level(m[0] * red + m[1] * green + m[2] * blue + offset);
            to[i + 1] = level(m[3] * red + m[4] * green + m[5] * blue + offset);
            to[i + 2] = level(m[6] * red + m[7] * green + m[8] * blue + offset);
        }
        return new RgbImage(image.width(), image.height(), to);
    }

    private static double meanLuma(byte[] rgb) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            red += rgb[i] & 0xFF;
            green += rgb[i + 1] & 0xFF;
            blue += rgb[i + 2] & 0xFF;
        }
        return (RED * red + GREEN * green + BLUE * blue) / (rgb.length / 3.0);
    }

    private static byte level(int value) {
        return (byte) Math.max(0, Math.min(255, value >> PLACES));
    }
}

package graft.model.shift;

import graft.data.RgbImage;

/**
 * What can be said of a picture without knowing what is on it.
 *
 * @param brightness the mean luma of the network's input, 0 to 255
 * @param sharpness the natural logarithm of 1 plus the variance of the Laplacian of its luma: what blur takes away
 *     (Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy, 2000)
 * @param shortSide of the picture as it is in its file, in pixels
 */
public record PictureFigures(double brightness, double sharpness, double shortSide) {

    /**
     * Measures an input of a network, so that pictures of different sizes compare.
     *
     * @param input fitted, [H, W, 3]
     * @param width of the file in pixels
     * @param height of the file in pixels
     */
    public static PictureFigures of(RgbImage input, int width, int height) {
        double[] luma = luma(input);
        double sum = 0;
        for (double level : luma) {
            sum += level;
        }
        return new PictureFigures(
                sum / luma.length,
                Math.log1p(laplacianVariance(luma, input.width(), input.height())),
                Math.min(width, height));
    }

    private static double[] luma(RgbImage input) {
        byte[] rgb = input.rgb();
        double[] luma = new double[rgb.length / 3];
        for (int i = 0; i < luma.length; i++) {
            // BT.601
            luma[i] = 0.299 * (rgb[3 * i] & 0xFF) + 0.587 * (rgb[3 * i + 1] & 0xFF) + 0.114 * (rgb[3 * i + 2] & 0xFF);
        }
        return luma;
    }

    private static double laplacianVariance(double[] luma, int width, int height) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                double edge = luma[i - 1] + luma[i + 1] + luma[i - width] + luma[i + width] - 4 * luma[i];
                sum += edge;
                squares += edge * edge;
                count++;
            }
        }
        return count == 0 ? 0 : Math.max(0, squares / count - sum / count * sum / count);
    }

    /**
     * The number that a measure looks at.
     *
     * @throws IllegalArgumentException for {@link Measure#UNLIKE}, which takes a network
     */
    public double of(Measure measure) {
        return switch (measure) {
            case DARKER, BRIGHTER -> brightness;
            case BLURRED, SHARPER -> sharpness;
            case SMALLER -> shortSide;
            case UNLIKE -> throw new IllegalArgumentException("no figure of a picture alone");
        };
    }
}

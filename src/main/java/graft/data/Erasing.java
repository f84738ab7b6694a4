package graft.data;

import graft.data.ViewDraws.Choice;

/**
 * Covers one rectangle, so that a network does not rest on a single mark (Zhong et al. 2017, arXiv 1708.04896). It is
 * filled with the view's mean colour: what a card held before the thing would be like, rather than noise that no
 * camera sees.
 */
final class Erasing {

    /** Width to height lies between 1 to this and this to 1. */
    private static final double LONGEST = 3;

    private Erasing() {}

    /** @param most largest fraction of the area, 0 to 1 */
    static RgbImage apply(RgbImage image, double most, ViewDraws draws) {
        double area = most * draws.unit(Choice.ERASE_AREA) * image.width() * image.height();
        double shape = StrictMath.pow(LONGEST, draws.bothWays(Choice.ERASE_SHAPE));
        int width = (int) Math.min(image.width(), Math.round(Math.sqrt(area * shape)));
        int height = (int) Math.min(image.height(), Math.round(Math.sqrt(area / shape)));
        if (draws.unit(Choice.ERASE) >= 0.5 || width == 0 || height == 0) {
            return image;
        }
        int left = (int) ((image.width() - width + 1) * draws.unit(Choice.ERASE_X));
        int top = (int) ((image.height() - height + 1) * draws.unit(Choice.ERASE_Y));
        byte[] colour = BlockMean.shrink(Rows.of(image), 1, 1).rgb();
        byte[] rgb = image.rgb().clone();
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                System.arraycopy(colour, 0, rgb, (y * image.width() + x) * 3, 3);
            }
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }
}

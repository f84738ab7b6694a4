package graft.data;

import java.util.Arrays;

/**
 * Resamples a picture through an affine map with a triangle filter. The filter's half width is one pixel where the view
 * enlarges and the ratio where it makes smaller, along the picture's rows and columns. From a ratio of two on, the
 * picture is first made smaller by the mean of blocks, which leaves the filter few pixels to visit.
 */
final class AffineSampler {

    /** So many the filter visits along an axis where making smaller by blocks has left it a ratio under two. */
    private static final int FEW = 4;

    private AffineSampler() {}

    /** Beyond its border the picture is reflected. */
    static RgbImage reflecting(RgbImage picture, Affine affine, int height, int width) {
        RgbImage source = shrunk(picture, affine);
        double scaleX = (double) source.width() / picture.width();
        double scaleY = (double) source.height() / picture.height();
        return sample(source, affine.into(scaleX, scaleY, 0, 0), height, width, true);
    }

    /** Beyond its border the picture lies on {@link Resizer#PADDING}. */
    static RgbImage onPadding(RgbImage picture, Affine affine, int height, int width) {
        RgbImage source = shrunk(picture, affine);
        double scaleX = (double) source.width() / picture.width();
        double scaleY = (double) source.height() / picture.height();
        // A frame of one pixel, whose colour goes on for ever.
        return sample(framed(source), affine.into(scaleX, scaleY, 1, 1), height, width, false);
    }

    private static RgbImage shrunk(RgbImage picture, Affine affine) {
        int blockX = (int) Math.max(1, Math.min(affine.columns(), picture.width()));
        int blockY = (int) Math.max(1, Math.min(affine.rows(), picture.height()));
        return blockX == 1 && blockY == 1
                ? picture
                : BlockMean.shrink(Rows.of(picture), picture.width() / blockX, picture.height() / blockY);
    }

    private static RgbImage framed(RgbImage picture) {
        int width = picture.width() + 2;
        int height = picture.height() + 2;
        byte[] rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) Resizer.PADDING);
        int row = picture.width() * 3;
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.rgb(), y * row, rgb, ((y + 1) * width + 1) * 3, row);
        }
        return new RgbImage(width, height, rgb);
    }

    private static RgbImage sample(RgbImage source, Affine affine, int height, int width, boolean reflect) {
        FilterAxis columns = FilterAxis.of(
                source.width(), affine.columns(), affine.x0(), affine.xu() * width, affine.xv() * height, reflect);
        FilterAxis rows = FilterAxis.of(
                source.height(), affine.rows(), affine.y0(), affine.yu() * width, affine.yv() * height, reflect);
        byte[] to = new byte[width * height * 3];
        if (columns.taps() <= FEW && rows.taps() <= FEW) {
            SampledRows view = new SampledRows(source, affine, columns, rows, width);
            for (int v = 0; v < height; v++) {
                view.read(v, to, v * width * 3);
            }
        } else {
            // A picture of a few pixels' width or height, which may be reflected thousands of times to fill a view.
            SampledPoints view = new SampledPoints(source, affine, columns, rows);
            for (int v = 0, at = 0; v < height; v++) {
                for (int u = 0; u < width; u++, at += 3) {
                    view.read(u, v, to, at);
                }
            }
        }
        return new RgbImage(width, height, to);
    }
}

package graft.data;

import graft.data.ViewDraws.Choice;

/**
 * Makes the views of a picture that a network learns from. View 0 is the picture as the finished model will see it;
 * the others are it as another photograph of the same thing might be.
 *
 * <p>Mirroring, turning, zooming and shifting are one antialiased resampling of the decoded picture, so that nothing is
 * blurred twice. Turning is done in the picture's own proportions: a stretched input shows the turned thing stretched
 * the same way as it will be in use. Beyond the border the picture is reflected, which continues textures and colours
 * as a black corner would not (a padded picture goes on with its padding, as the model sees it in use). Colour, blur
 * and erasing follow on the small result.
 */
public final class Augmenter {

    private Augmenter() {}

    /**
     * One view; the same for the same arguments on every machine.
     *
     * @param decoded the picture as its reader gave it
     * @param height of the result in pixels
     * @param width of the result in pixels
     * @param pictureDigest names the picture, so that pictures are changed in different ways
     * @param view 0 for the plain picture, 1, 2, ... for changed ones
     */
    public static RgbImage view(
            RgbImage decoded,
            Fit fit,
            int height,
            int width,
            Augmentation augmentation,
            String pictureDigest,
            int view) {
        if (view < 0) {
            throw new IllegalArgumentException("view " + view);
        }
        if (view == 0 || augmentation.isNone()) {
            return Resizer.fit(decoded, fit, height, width);
        }
        ViewDraws draws = ViewDraws.of(pictureDigest, view);
        RgbImage moved = augmentation.keepsPlaces()
                ? Resizer.fit(decoded, fit, height, width)
                : moved(decoded, fit, height, width, augmentation, draws);
        RgbImage coloured = ColourChange.of(augmentation, draws).apply(moved);
        RgbImage blurred = blurred(coloured, augmentation, draws);
        return Erasing.apply(blurred, augmentation.erasing(), draws);
    }

    private static RgbImage moved(
            RgbImage decoded, Fit fit, int height, int width, Augmentation augmentation, ViewDraws draws) {
        Fit.Placement placement = fit.place(decoded.height(), decoded.width(), height, width);
        Affine affine = ViewPlace.of(placement, height, width, augmentation, draws);
        return fit instanceof Fit.Pad
                ? AffineSampler.onPadding(decoded, affine, height, width)
                : AffineSampler.reflecting(decoded, affine, height, width);
    }

    private static RgbImage blurred(RgbImage image, Augmentation augmentation, ViewDraws draws) {
        if (draws.unit(Choice.BLUR) >= 0.5) {
            return image;
        }
        double most = augmentation.blur() * Math.min(image.width(), image.height());
        return GaussianBlur.apply(image, most * draws.unit(Choice.BLUR_AMOUNT));
    }
}

package graft.app.picture;

import graft.data.Augmentation;
import graft.data.Augmenter;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import java.nio.file.Path;

/**
 * A picture as training would vary it.
 *
 * @param digest of the picture, from which the draws of its views come
 * @param side of the square, in pixels
 * @param view 0 for the plain picture, 1, 2, ... for changed ones
 */
public record ViewOfPicture(
        PictureReader reader, Path file, String digest, Fit fit, int side, Augmentation augmentation, int view)
        implements PictureLoader.Source {

    @Override
    public RgbImage read() throws UnreadablePictureException {
        RgbImage picture = reader.read(file, fit.shortSide(side, side)).image();
        return Augmenter.view(picture, fit, side, side, augmentation, digest, view);
    }
}

package graft.app.picture;

import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import java.nio.file.Path;

/**
 * A picture exactly as the network sees it.
 *
 * @param file of the picture
 * @param digest of the picture, so that a changed file is another source
 * @param height of the network's input in pixels
 * @param width of the network's input in pixels
 */
public record FittedPicture(PictureReader reader, Path file, String digest, Fit fit, int height, int width)
        implements PictureLoader.Source {

    @Override
    public RgbImage read() throws UnreadablePictureException {
        return Resizer.fit(reader.read(file, fit.shortSide(height, width)).image(), fit, height, width);
    }
}

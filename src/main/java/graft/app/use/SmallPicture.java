package graft.app.use;

import graft.app.picture.PictureLoader;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.data.thumbnail.ThumbnailStore;
import java.nio.file.Path;

/**
 * A picture from anywhere at the size of a tile; nothing of it is kept on disk.
 *
 * @param file of the picture
 */
record SmallPicture(PictureReader reader, Path file) implements PictureLoader.Source {

    @Override
    public RgbImage read() throws UnreadablePictureException {
        RgbImage image = reader.read(file, ThumbnailStore.SIDE).image();
        double factor = Math.min(1, (double) ThumbnailStore.SIDE / Math.max(image.width(), image.height()));
        int width = (int) Math.max(1, Math.round(image.width() * factor));
        int height = (int) Math.max(1, Math.round(image.height() * factor));
        return Resizer.resize(image, height, width);
    }
}

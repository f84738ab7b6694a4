package graft.app.picture;

import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.data.thumbnail.ThumbnailStore;
import java.nio.file.Path;

/**
 * The thumbnail of a picture of a project.
 *
 * @param store of the project
 * @param file of the picture, which may be away
 * @param digest of the picture
 */
public record Thumbnail(ThumbnailStore store, Path file, String digest) implements PictureLoader.Source {

    @Override
    public RgbImage read() throws UnreadablePictureException {
        return store.thumbnail(file, digest);
    }
}

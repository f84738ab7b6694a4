package graft.data.scan;

import graft.data.DecodedPicture;
import java.nio.file.Path;

/**
 * Sees each picture the moment it is decoded, so that thumbnails or features need not decode it again. Called from
 * several threads at once; keeping the pictures would fill the memory. Pictures the cache already knows are not decoded
 * and not seen.
 */
@FunctionalInterface
public interface PictureSink {

    /** Looks at nothing. */
    PictureSink NONE = (file, picture) -> {};

    void seen(Path file, DecodedPicture picture);
}

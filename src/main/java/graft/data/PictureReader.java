package graft.data;

import java.nio.file.Path;

/** Reads picture files. Implementations are safe for use from many threads. */
public interface PictureReader {

    /** Names the rules by which files become pixels; changed whenever a file may come out differently. */
    String VERSION = "upright-srgb-1";

    /** For {@code shortSide}: every pixel. */
    int FULL_SIZE = Integer.MAX_VALUE;

    /**
     * Reads a file by its content, whatever its name ends with.
     *
     * @param file the picture
     * @param shortSide how many pixels the shorter side must keep at least; a larger file may be read subsampled, but
     *     never below twice this, so that the resize filter still has what it needs; {@link #FULL_SIZE} for all
     * @throws UnreadablePictureException if it is no picture, damaged, too large, or of a kind that cannot be read
     */
    DecodedPicture read(Path file, int shortSide) throws UnreadablePictureException;
}

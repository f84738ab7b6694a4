package graft.app.picture;

import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import java.nio.file.Path;

/**
 * A picture changed in exactly one way, to ask whether it would still be of its class.
 *
 * @param digest of the picture, so that a changed file is another source
 * @param side of the square, in pixels
 */
public record AskedPicture(PictureReader reader, Path file, String digest, Fit fit, int side, Change change)
        implements PictureLoader.Source {

    /** What is done to it. */
    public enum Change {
        /** Left and right exchanged. */
        MIRRORED,
        /** By a quarter, clockwise. */
        TURNED,
        /** Red becomes what green was, green what blue was. */
        COLOURED
    }

    @Override
    public RgbImage read() throws UnreadablePictureException {
        return changed(Resizer.fit(reader.read(file, fit.shortSide(side, side)).image(), fit, side, side), change);
    }

    /** A square picture, changed. */
    static RgbImage changed(RgbImage picture, Change change) {
        int n = picture.width();
        byte[] from = picture.rgb();
        byte[] to = new byte[from.length];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                int source = 3
                        * switch (change) {
                            case MIRRORED -> y * n + (n - 1 - x);
                            case TURNED -> (n - 1 - x) * n + y;
                            case COLOURED -> y * n + x;
                        };
                int shift = change == Change.COLOURED ? 1 : 0;
                for (int c = 0; c < 3; c++) {
                    to[3 * (y * n + x) + c] = from[source + (c + shift) % 3];
                }
            }
        }
        return new RgbImage(n, n, to);
    }
}

package graft.data.decode;

import graft.data.RgbImage;

/**
 * How the stored rows and columns lie to the upright picture: EXIF tag 0x0112 (CIPA DC-008, section 4.6.4). Every value
 * is an optional exchange of rows and columns, followed by mirroring left-right and upside down.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    HALF_TURN(false, true, true),
    UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN_RIGHT(true, true, false),
    TRANSVERSED(true, true, true),
    QUARTER_TURN_LEFT(true, false, true);

    private final boolean exchange;
    private final boolean mirror;
    private final boolean flip;

    /** What has to be done to the stored picture to see it upright. */
    Orientation(boolean exchange, boolean mirror, boolean flip) {
        this.exchange = exchange;
        this.mirror = mirror;
        this.flip = flip;
    }

    /** The orientation of an EXIF value 1 to 8; upright for any other, as other programs take it. */
    static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /** Whether width and height change places. */
    boolean exchangesSides() {
        return exchange;
    }

    /** The upright picture. */
    RgbImage apply(RgbImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = exchange ? stored.height() : stored.width();
        int height = exchange ? stored.width() : stored.height();
        byte[] from = stored.rgb();
        byte[] to = new byte[from.length];
        int columnStep = exchange ? stored.width() : 1;
        int rowStep = exchange ? 1 : stored.width();
        int at = 0;
        for (int y = 0; y < height; y++) {
            int row = (flip ? height - 1 - y : y) * rowStep;
            for (int x = 0; x < width; x++) {
                int pixel = (row + (mirror ? width - 1 - x : x) * columnStep) * 3;
                to[at++] = from[pixel];
                to[at++] = from[pixel + 1];
                to[at++] = from[pixel + 2];
            }
        }
        return new RgbImage(width, height, to);
    }
}

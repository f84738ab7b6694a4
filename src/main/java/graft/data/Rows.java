package graft.data;

/** A decoded picture row by row, as 8 bit colours with transparent parts on white. Made for one thread, top to bottom. */
public interface Rows {

    /** In pixels. */
    int width();

    /** In pixels. */
    int height();

    /**
     * Writes one row.
     *
     * @param y of the row, 0 at the top
     * @param rgb takes {@code width() * 3} bytes
     * @param offset where in {@code rgb} the row begins
     */
    void read(int y, byte[] rgb, int offset);

    /** Whether the three bytes of a pixel come blue first, as decoders like to have them; usually red comes first. */
    default boolean isBlueFirst() {
        return false;
    }

    /** The rows of a picture. */
    static Rows of(RgbImage image) {
        return new Rows() {
            @Override
            public int width() {
                return image.width();
            }

            @Override
            public int height() {
                return image.height();
            }

            @Override
            public void read(int y, byte[] rgb, int offset) {
                int length = image.width() * 3;
                System.arraycopy(image.rgb(), y * length, rgb, offset, length);
            }
        };
    }
}

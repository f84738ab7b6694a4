package graft.data.decode;

/** A decoded picture row by row, as 8 bit RGB with transparent parts on white. Made for one thread, top to bottom. */
interface Rows {

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
}

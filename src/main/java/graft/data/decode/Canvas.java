package graft.data.decode;

/**
 * Where a decoded raster lies in the picture it belongs to. The two differ only for a GIF, whose first frame may cover
 * just a part of the "logical screen" (GIF89a, sections 18 to 20); what lies beside the frame is white.
 *
 * @param left columns of the picture left of the raster
 * @param top rows of the picture above the raster
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
record Canvas(int left, int top, int width, int height) {

    private static final int SCREEN = 6;
    private static final int AFTER_SCREEN = 13;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;

    /** The picture is the raster. */
    static Canvas of(int width, int height) {
        return new Canvas(0, 0, width, height);
    }

    /** The canvas of a GIF whose first frame has this size. */
    static Canvas ofGif(byte[] bytes, int frameWidth, int frameHeight) {
        int at = firstGifFrame(bytes);
        boolean found = Bytes.uint8(bytes, at) == FRAME;
        int left = found ? Bytes.uint16(bytes, at + 1, false) : 0;
        int top = found ? Bytes.uint16(bytes, at + 3, false) : 0;
        int width = Math.max(Bytes.uint16(bytes, SCREEN, false), left + frameWidth);
        int height = Math.max(Bytes.uint16(bytes, SCREEN + 2, false), top + frameHeight);
        return new Canvas(left, top, width, height);
    }

    /** The place of a GIF's first frame header, or of what stands in its stead. */
    static int firstGifFrame(byte[] bytes) {
        int flags = Bytes.uint8(bytes, SCREEN + 4);
        int at = AFTER_SCREEN + ((flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0);
        while (Bytes.uint8(bytes, at) == EXTENSION) {
            at += 2;
            for (int block = Bytes.uint8(bytes, at); block > 0; block = Bytes.uint8(bytes, at)) {
                at += 1 + block;
            }
            at++;
        }
        return at;
    }

    /** The same where only every how-manieth column and row was decoded. */
    Canvas every(int step) {
        return new Canvas(left / step, top / step, ceilDiv(width, step), ceilDiv(height, step));
    }

    private static int ceilDiv(int number, int by) {
        return (number + by - 1) / by;
    }
}

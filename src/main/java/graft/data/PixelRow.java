package graft.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Between a row of RGB bytes and one {@code int} a pixel, red lowest. Moving four bytes at a time, of which the fourth is
 * the next pixel's, takes a third of the instructions; and loops over ints alone become vector instructions (Java 17).
 */
final class PixelRow {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private PixelRow() {}

    /**
     * Reads a row of as many pixels as {@code pixels} takes.
     *
     * @param offset where in {@code rgb} the row begins
     * @param pixels their highest bytes hold anything
     */
    static void read(byte[] rgb, int offset, int[] pixels) {
        int last = pixels.length - 1;
        int at = offset;
        for (int u = 0; u < last; u++, at += 3) {
            pixels[u] = (int) INTS.get(rgb, at);
        }
        pixels[last] = (rgb[at] & 0xFF) | ((rgb[at + 1] & 0xFF) << 8) | ((rgb[at + 2] & 0xFF) << 16);
    }

    /**
     * Writes a row, and nothing behind it.
     *
     * @param offset where in {@code rgb} the row begins
     */
    static void write(int[] pixels, byte[] rgb, int offset) {
        int last = pixels.length - 1;
        int at = offset;
        for (int u = 0; u < last; u++, at += 3) {
            INTS.set(rgb, at, pixels[u]);
        }
        rgb[at] = (byte) pixels[last];
        rgb[at + 1] = (byte) (pixels[last] >> 8);
        rgb[at + 2] = (byte) (pixels[last] >> 16);
    }
}

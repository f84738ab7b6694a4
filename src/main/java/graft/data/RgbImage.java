package graft.data;

/**
 * An upright picture of 8 bit RGB values [H, W, 3], without alpha, profile or orientation left to think of. The array is
 * handed over, not copied: nobody writes to it after construction.
 */
public final class RgbImage {

    private final int width;
    private final int height;
    private final byte[] rgb;

    /**
     * @param rgb {@code height * width * 3} values, row by row, red first; each byte is an unsigned 0..255
     */
    public RgbImage(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1 || rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(width + " x " + height + " with " + rgb.length + " values");
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The values as they lie, read only. */
    public byte[] rgb() {
        return rgb;
    }

    /**
     * Writes the values into a batch.
     *
     * @param batch [N, H, W, 3], takes 0..255
     * @param index which of the N pictures this is
     */
    public void copyTo(float[] batch, int index) {
        int offset = index * rgb.length;
        for (int i = 0; i < rgb.length; i++) {
            batch[offset + i] = rgb[i] & 0xFF;
        }
    }

    /** One value, 0..255. */
    public int value(int x, int y, int channel) {
        return rgb[(y * width + x) * 3 + channel] & 0xFF;
    }
}

package graft.model;

/**
 * Where in a picture a model found what speaks for a class, shown as class activation mapping (Zhou, Khosla, Lapedriza,
 * Oliva and Torralba 2016) does.
 *
 * @param label the class it is about
 * @param width of the map, which covers the whole upright picture
 * @param height of the map
 * @param levels [height, width], bytes to be read as 0..255: 0 where nothing speaks for the class (or the network did not
 *     look), 255 where most does. Handed over, not copied; nobody writes to it
 * @param peakX where most speaks for it, as a fraction of the picture's width from the left
 * @param peakY the same as a fraction of the height from the top
 * @param byCovering whether it was found out by covering places ({@link Occlusion}) instead of told by the model
 */
public record HeatMap(
        String label, int width, int height, byte[] levels, double peakX, double peakY, boolean byCovering) {

    /** The longer side of a map unless asked otherwise; what is drawn over a picture is enlarged smoothly anyway. */
    public static final int DEFAULT_SIDE = 256;

    public HeatMap {
        if (width < 1 || height < 1 || levels.length != width * height) {
            throw new IllegalArgumentException(levels.length + " levels for " + width + " x " + height);
        }
        if (!(peakX >= 0 && peakX <= 1 && peakY >= 0 && peakY <= 1)) {
            throw new IllegalArgumentException("peak at " + peakX + ", " + peakY);
        }
    }

    /** A map that the model told. */
    public HeatMap(String label, int width, int height, byte[] levels, double peakX, double peakY) {
        this(label, width, height, levels, peakX, peakY, false);
    }

    /** The same map, found out by covering places. */
    public HeatMap foundByCovering() {
        return new HeatMap(label, width, height, levels, peakX, peakY, true);
    }

    /** The level at a place, 0..255. */
    public int level(int x, int y) {
        return levels[y * width + x] & 0xFF;
    }
}

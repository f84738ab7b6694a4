package graft.network;

/**
 * The shape of what flows through a network for one picture: a feature map [C, H, W], or a plain vector [C].
 *
 * @param channels C
 * @param height H; 1 for a vector
 * @param width W; 1 for a vector
 * @param spatial whether there are height and width at all: false for [C], true for [C, 1, 1] too
 */
public record FeatureShape(int channels, int height, int width, boolean spatial) {

    public FeatureShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("shape [" + channels + ", " + height + ", " + width + "]");
        }
        if (!spatial && (height != 1 || width != 1)) {
            throw new IllegalArgumentException("a vector of " + height + " x " + width);
        }
    }

    /** A feature map [C, H, W]. */
    public static FeatureShape map(int channels, int height, int width) {
        return new FeatureShape(channels, height, width, true);
    }

    /** A vector [C]. */
    public static FeatureShape vector(int channels) {
        return new FeatureShape(channels, 1, 1, false);
    }

    /** The number of values. */
    public long size() {
        return Math.multiplyExact((long) channels * height, (long) width);
    }

    @Override
    public String toString() {
        return spatial ? "[" + channels + ", " + height + ", " + width + "]" : "[" + channels + "]";
    }
}

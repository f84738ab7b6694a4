package graft.network;

/**
 * What a network takes: a picture of three channels of this size.
 *
 * @param height in pixels
 * @param width in pixels
 * @param preprocessing from RGB 0..255 to what the first operation wants
 */
public record InputSpec(int height, int width, Preprocessing preprocessing) {

    public InputSpec {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("input of " + height + " x " + width);
        }
    }

    /** The same for pictures of another size. */
    public InputSpec withSize(int newHeight, int newWidth) {
        return new InputSpec(newHeight, newWidth, preprocessing);
    }
}

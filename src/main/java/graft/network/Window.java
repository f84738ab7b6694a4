package graft.network;

/** The arithmetic of a window that slides over a feature map: how far the padding reaches and what comes out. */
public final class Window {

    private Window() {}

    /**
     * The padding written out as zeros on each side for a map of this size. "Same" gives the output
     * {@code ceil(size / stride)} and puts the odd row or column at the bottom and right (TensorFlow's rule, also where
     * Keras pads by {@code correct_pad} before a "valid" convolution of a known input size).
     */
    public static Padding.Explicit pads(
            Padding padding, int kernelHeight, int kernelWidth, int stride, FeatureShape input) {
        if (padding instanceof Padding.Explicit explicit) {
            return explicit;
        }
        if (padding instanceof Padding.Valid) {
            return new Padding.Explicit(0, 0, 0, 0);
        }
        int rows = missing(input.height(), kernelHeight, stride);
        int columns = missing(input.width(), kernelWidth, stride);
        return new Padding.Explicit(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
    }

    private static int missing(int size, int kernel, int stride) {
        long outputs = ((long) size + stride - 1) / stride;
        return Math.toIntExact(Math.max(0, (outputs - 1) * stride + kernel - size));
    }

    /**
     * How many places the window takes along one axis.
     *
     * @return less than 1 where it does not fit at all
     */
    public static int positions(int size, int before, int after, int kernel, int stride) {
        long room = (long) size + before + after - kernel;
        return room < 0 ? 0 : Math.toIntExact(room / stride + 1);
    }
}

package graft.data.decode;

import graft.data.PictureReader;

/**
 * By how much a picture is made smaller while it is read.
 *
 * @param step every how-manieth pixel and line the decoder hands out; 1 except for pictures so large that all their
 *     pixels at once would be a burden
 * @param width of the result in pixels, before turning it upright
 * @param height of the result in pixels, before turning it upright
 */
record Shrink(int step, int width, int height) {

    /** Up to here every pixel is decoded and takes part in the mean; a decoded picture of this size is 72 MB. */
    private static final long DECODED_WHOLE = 24_000_000;

    /**
     * The largest whole factor that leaves the short side at least twice {@code shortSide}.
     *
     * @param shortSide as in {@link PictureReader#read}
     */
    static Shrink of(int width, int height, int shortSide) {
        int least = Math.min(width, height);
        int factor =
                shortSide == PictureReader.FULL_SIZE ? 1 : (int) Math.max(1, least / (2L * Math.max(1, shortSide)));
        long pixels = (long) width * height;
        int step = 1;
        while (step < factor && pixels / ((long) step * step) > DECODED_WHOLE) {
            step++;
        }
        return new Shrink(step, width / factor, height / factor);
    }
}

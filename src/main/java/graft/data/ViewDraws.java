package graft.data;

import graft.common.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The random choices of one view. Each is a hash of (picture, view, which choice), so that it is the same on every
 * machine and thread and in whatever order views are made. The hash is the output function of SplitMix64 (Steele, Lea
 * and Flood 2014, "Fast splittable pseudorandom number generators") on a counter.
 *
 * <p>The amounts of the augmentation do not enter: making one stronger keeps which way a view was turned, so a preview
 * moves smoothly with its slider.
 */
record ViewDraws(long key) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** What is drawn; the numbers are part of the meaning of a view and is only ever added to. */
    enum Choice {
        MIRROR(1),
        UPSIDE_DOWN(2),
        TURN(3),
        ZOOM(4),
        PLACE_X(5),
        PLACE_Y(6),
        SHIFT_X(7),
        SHIFT_Y(8),
        BRIGHTNESS(9),
        CONTRAST(10),
        SATURATION(11),
        HUE(12),
        BLUR(13),
        BLUR_AMOUNT(14),
        ERASE(15),
        ERASE_AREA(16),
        ERASE_SHAPE(17),
        ERASE_X(18),
        ERASE_Y(19);

        private final int number;

        Choice(int number) {
            this.number = number;
        }
    }

    /**
     * @param pictureDigest names the picture
     * @param view 1, 2, ...
     */
    static ViewDraws of(String pictureDigest, int view) {
        byte[] name = (pictureDigest + "\nview " + view).getBytes(StandardCharsets.UTF_8);
        return new ViewDraws(ByteBuffer.wrap(Digests.sha256().digest(name)).getLong());
    }

    /** 0 (inclusive) to 1 (exclusive). */
    double unit(Choice choice) {
        return (mixed(key + GOLDEN * choice.number) >>> 11) * 0x1.0p-53;
    }

    /** -1 (inclusive) to 1 (exclusive). */
    double bothWays(Choice choice) {
        return 2 * unit(choice) - 1;
    }

    /** A factor between {@code 1 / (1 + amount)} and {@code 1 + amount}, as likely to shrink as to grow. */
    double factor(Choice choice, double amount) {
        return StrictMath.pow(1 + amount, bothWays(choice));
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

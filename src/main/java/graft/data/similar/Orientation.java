package graft.data.similar;

/**
 * The eight ways a picture can be mirrored and turned by quarter turns: swap rows and columns or not, then mirror
 * left-right or not, then mirror up-down or not.
 */
public enum Orientation {
    SAME(false, false, false),
    MIRRORED(false, true, false),
    FLIPPED(false, false, true),
    HALF_TURN(false, true, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN(true, true, false),
    QUARTER_TURN_BACK(true, false, true),
    TRANSVERSED(true, true, true);

    /** Bits of odd columns: the cosines that change sign when left and right are swapped. */
    private static final long ODD_COLUMNS = 0xAAAA_AAAA_AAAA_AAAAL;

    /** Bits of odd rows. */
    private static final long ODD_ROWS = 0xFF00_FF00_FF00_FF00L;

    private final boolean transpose;
    private final boolean mirror;
    private final boolean flip;

    Orientation(boolean transpose, boolean mirror, boolean flip) {
        this.transpose = transpose;
        this.mirror = mirror;
        this.flip = flip;
    }

    /** The way that undoes this one. */
    public Orientation inverse() {
        return switch (this) {
            case QUARTER_TURN -> QUARTER_TURN_BACK;
            case QUARTER_TURN_BACK -> QUARTER_TURN;
            case SAME, MIRRORED, FLIPPED, HALF_TURN, TRANSPOSED, TRANSVERSED -> this;
        };
    }

    /** The hash of a picture turned this way, from the hash of the picture. */
    long hash(long hash) {
        long h = transpose ? transpose(hash) : hash;
        if (mirror) {
            h ^= ODD_COLUMNS;
        }
        return flip ? h ^ ODD_ROWS : h;
    }

    /** A square [side, side] turned this way. */
    float[] turn(float[] square, int side) {
        float[] turned = new float[square.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int sx = mirror ? side - 1 - x : x;
                int sy = flip ? side - 1 - y : y;
                turned[y * side + x] = transpose ? square[sx * side + sy] : square[sy * side + sx];
            }
        }
        return turned;
    }

    /** Swaps rows and columns of 8 x 8 bits by exchanging ever larger blocks. */
    private static long transpose(long bits) {
        long swap = (bits ^ (bits >>> 7)) & 0x00AA_00AA_00AA_00AAL;
        long b = bits ^ swap ^ (swap << 7);
        swap = (b ^ (b >>> 14)) & 0x0000_CCCC_0000_CCCCL;
        b = b ^ swap ^ (swap << 14);
        swap = (b ^ (b >>> 28)) & 0x0000_0000_F0F0_F0F0L;
        return b ^ swap ^ (swap << 28);
    }
}

package graft.evaluation;

/**
 * Random numbers that are a function of their place, so that the same evaluation gives the same interval whatever ran
 * before it. Each is the SplitMix64 output function (Steele, Lea and Flood, Fast splittable pseudorandom number
 * generators, OOPSLA 2014) applied to the seed and, in turn, to each counter.
 */
final class CounterRandom {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;

    CounterRandom(long seed) {
        this.seed = mix(seed + GOLDEN);
    }

    /** 64 random bits for this place. */
    long bits(long row, long column) {
        return mix(mix(seed + row * GOLDEN) + column * GOLDEN);
    }

    /** A whole number 0 to {@code bound - 1}; the unevenness is below {@code bound} / 2^32. */
    int below(int bound, long row, long column) {
        return (int) (((bits(row, column) >>> 32) * bound) >>> 32);
    }

    /** A number in [0, 1). */
    double unit(long row, long column) {
        return (bits(row, column) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

package graft.common;

/**
 * Random numbers as a function of where they are used: a key such as (seed, phase, epoch, picture) and a counter, mixed by
 * SplitMix64 (Steele, Lea and Flood 2014). Nothing runs along, so a resumed run draws what the uninterrupted one would
 * have drawn, on any thread and in any order.
 */
public final class CounterRandom {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long key;

    private CounterRandom(long key) {
        this.key = key;
    }

    /** The stream of this key; keys that differ in any part or in order give unrelated streams. */
    public static CounterRandom of(long... key) {
        long mixed = 0;
        for (long part : key) {
            mixed = mix(mixed + GOLDEN_GAMMA + mix(part));
        }
        return new CounterRandom(mixed);
    }

    /** 64 random bits for this counter. */
    public long bits(long counter) {
        return mix(key + GOLDEN_GAMMA * (counter + 1));
    }

    /** A number in [0, 1) for this counter. */
    public double uniform(long counter) {
        return (bits(counter) >>> 11) * 0x1.0p-53;
    }

    /** A number in [-1, 1) for this counter. */
    public double symmetric(long counter) {
        return 2 * uniform(counter) - 1;
    }

    /** A whole number in 0..{@code bound}-1 for this counter. */
    public int below(int bound, long counter) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound " + bound);
        }
        return (int) (uniform(counter) * bound);
    }

    /** A random order of 0..{@code n}-1 (Fisher and Yates). */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(i + 1, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}

package graft.samples.paint;

/**
 * Noise over the plane, smooth and without a period that a picture could show: gradient noise (Perlin, Improving Noise,
 * 2002) on a lattice whose gradients come from a hash of (seed, column, row), sums of it in octaves, and distances to
 * scattered points (Worley, A Cellular Texture Basis Function, 1996). Frequency is set by scaling the coordinates: one
 * unit is one cell of the lattice.
 */
public final class Noise {

    /** Brings gradient noise, which seldom goes beyond 0.7, to about -1..1. */
    private static final double GAIN = 1.45;

    private final int seed;

    public Noise(int seed) {
        this.seed = seed;
    }

    /** Gradient noise, about -1..1 with mean 0. */
    public double at(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double dx = x - column;
        double dy = y - row;
        double u = fade(dx);
        double top = mix(slope(column, row, dx, dy), slope(column + 1, row, dx - 1, dy), u);
        double bottom = mix(slope(column, row + 1, dx, dy - 1), slope(column + 1, row + 1, dx - 1, dy - 1), u);
        return GAIN * mix(top, bottom, fade(dy));
    }

    /** Octaves of noise, each twice as fine and half as strong: clouds, stains, soil. About -1..1. */
    public double fractal(double x, double y, int octaves) {
        double sum = 0;
        double strength = 1;
        double total = 0;
        for (int octave = 0; octave < octaves; octave++) {
            double scale = 1 << octave;
            sum += strength * at(x * scale + 17.3 * octave, y * scale - 9.1 * octave);
            total += strength;
            strength /= 2;
        }
        return sum / total * 1.3;
    }

    /** Octaves of sharp crests: cracks, wrinkles, fibres. 0..1, 1 on a crest. */
    public double ridged(double x, double y, int octaves) {
        double sum = 0;
        double strength = 1;
        double total = 0;
        for (int octave = 0; octave < octaves; octave++) {
            double scale = 1 << octave;
            double crest = 1 - Math.min(1, Math.abs(at(x * scale - 5.7 * octave, y * scale + 3.9 * octave)));
            sum += strength * crest * crest;
            total += strength;
            strength /= 2;
        }
        return sum / total;
    }

    /** Distance to the nearest of points scattered one to a cell, 0 to about 1.2: pebbles, granules, bubbles. */
    public double nearest(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double least = Double.MAX_VALUE;
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - 1; c <= column + 1; c++) {
                int bits = hash(c, r);
                double dx = c + (bits & 0xFFFF) / 65536.0 - x;
                double dy = r + (bits >>> 16) / 65536.0 - y;
                least = Math.min(least, dx * dx + dy * dy);
            }
        }
        return Math.sqrt(least);
    }

    /** A number in [0, 1) for each cell of the lattice. */
    public double cell(int column, int row) {
        return (hash(column, row) >>> 8) / (double) (1 << 24);
    }

    private double slope(int column, int row, double dx, double dy) {
        int bits = hash(column, row) & 15;
        double along = (bits & 8) == 0 ? 1 : 0.4142;
        double across = (bits & 8) == 0 ? 0.4142 : 1;
        return 0.924 * (((bits & 1) == 0 ? along : -along) * dx + ((bits & 2) == 0 ? across : -across) * dy);
    }

    /** A finaliser with full avalanche (Wellons, Prospecting for Hash Functions, 2018). */
    private int hash(int column, int row) {
        int h = seed + column * 0x9E3779B1 + row * 0x85EBCA77;
        h ^= h >>> 16;
        h *= 0x7FEB352D;
        h ^= h >>> 15;
        h *= 0x846CA68B;
        return h ^ (h >>> 16);
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}

package graft.data;

import java.util.Arrays;

/**
 * Weighted sums of lines of levels: the inner loops of the resize filter. Each line is an array of ints of its own because
 * that is what the compiler of Java 17 turns into vector instructions: loops whose arrays have one element type and are
 * walked through at the same index. With an offset to an index it could not exclude that an array it writes to is one it
 * has yet to read.
 */
final class WeightedLines {

    private final int[][] lines;
    private final Taps taps;

    /**
     * @param lines of equal lengths, the first being source line {@code taps.begin()}
     * @param taps which lines make which
     */
    WeightedLines(int[][] lines, Taps taps) {
        this.lines = lines;
        this.taps = taps;
    }

    /**
     * One line of the result in units of 2^-22, a half added for rounding: shift it right by {@link Taps#PLACES}.
     *
     * @param index of the line in the result
     * @param sums as long as the lines
     */
    void sum(int index, int[] sums) {
        int line = taps.first()[index] - taps.begin();
        int weight = index * taps.count();
        int[] w = taps.weights();
        Arrays.fill(sums, 1 << (Taps.PLACES - 1));
        int left = taps.count();
        for (; left >= 4; left -= 4, line += 4, weight += 4) {
            add(lines[line], w[weight], lines[line + 1], w[weight + 1], sums);
            add(lines[line + 2], w[weight + 2], lines[line + 3], w[weight + 3], sums);
        }
        switch (left) {
            case 3 -> add(lines[line], w[weight], lines[line + 1], w[weight + 1], lines[line + 2], w[weight + 2], sums);
            case 2 -> add(lines[line], w[weight], lines[line + 1], w[weight + 1], sums);
            case 1 -> add(lines[line], w[weight], sums);
            default -> {}
        }
    }

    private static void add(int[] a, int wa, int[] b, int wb, int[] c, int wc, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += wa * a[i] + wb * b[i] + wc * c[i];
        }
    }

    private static void add(int[] a, int wa, int[] b, int wb, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += wa * a[i] + wb * b[i];
        }
    }

    private static void add(int[] a, int wa, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += wa * a[i];
        }
    }
}

package graft.run.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A vertical axis with round figures at its marks.
 *
 * @param low the value at the bottom
 * @param high the value at the top
 * @param step from mark to mark
 */
record Axis(double low, double high, double step) {

    private static final int MARKS = 5;

    /** From 0 to just above the largest value. */
    static Axis fromZero(double largest) {
        double top = largest > 0 && Double.isFinite(largest) ? largest : 1;
        double step = roundStep(top / MARKS);
        return new Axis(0, Math.ceil(top / step - 1e-9) * step, step);
    }

    /** Of shares: up to 1, down to a round one below the smallest, and never less than a fifth of the whole. */
    static Axis ofShares(double smallest) {
        double low = Math.max(0, Math.min(0.8, Math.floor(smallest * 10 - 1e-9) / 10));
        return new Axis(low, 1, low < 0.45 ? 0.2 : low < 0.75 ? 0.1 : 0.05);
    }

    private static double roundStep(double about) {
        double power = Math.pow(10, Math.floor(Math.log10(about)));
        double digit = about / power;
        return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
    }

    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        // Counted from the top, so that 100 percent always has its mark.
        for (int i = 0; high - i * step >= low - step * 1e-6; i++) {
            marks.add(high - i * step);
        }
        return marks;
    }

    /** How many digits after the point tell two marks apart. */
    int digits() {
        return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    }

    /** Where a value lies, 0 at the bottom to 1 at the top; values outside stay at the edge. */
    double place(double value) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }
}

package graft.samples.paint;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A number for each pixel of a square picture: a mask, a height, an amount of light. Lengths and places are in units of
 * the side, so a picture looks the same at any size.
 */
public final class Plane {

    private final int size;
    private final float[] values;

    private Plane(int size, float[] values) {
        this.size = size;
        this.values = values;
    }

    /** The values of a field at the middle of each pixel. */
    public static Plane of(int size, Field field) {
        float[] values = new float[size * size];
        for (int row = 0, i = 0; row < size; row++) {
            double y = (row + 0.5) / size;
            for (int column = 0; column < size; column++, i++) {
                values[i] = (float) field.at((column + 0.5) / size, y);
            }
        }
        return new Plane(size, values);
    }

    /** Takes over an array of {@code size * size} values, row by row. */
    static Plane owning(int size, float[] values) {
        return new Plane(size, values);
    }

    public static Plane filled(int size, double value) {
        return of(size, (x, y) -> value);
    }

    public int size() {
        return size;
    }

    /** The values row by row, read only. */
    float[] values() {
        return values;
    }

    public Plane map(DoubleUnaryOperator change) {
        float[] changed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            changed[i] = (float) change.applyAsDouble(values[i]);
        }
        return new Plane(size, changed);
    }

    public Plane with(Plane other, DoubleBinaryOperator combine) {
        float[] combined = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            combined[i] = (float) combine.applyAsDouble(values[i], other.values[i]);
        }
        return new Plane(size, combined);
    }

    public Plane times(Plane other) {
        return with(other, (a, b) -> a * b);
    }

    public Plane plus(Plane other) {
        return with(other, Double::sum);
    }

    public Plane minus(Plane other) {
        return with(other, (a, b) -> a - b);
    }

    public Plane times(double factor) {
        return map(v -> v * factor);
    }

    public Plane not() {
        return map(v -> 1 - v);
    }

    /** The larger value of each pixel. */
    public Plane or(Plane other) {
        return with(other, Math::max);
    }

    /** 0 below {@code low}, 1 above {@code high}, and a soft way between. */
    public Plane step(double low, double high) {
        return map(v -> Shapes.smooth(low, high, v));
    }

    /** The value at a place, between the pixels' middles by the line, outside the picture that of its border. */
    public double at(double x, double y) {
        double px = Math.max(0, Math.min(size - 1.0001, x * size - 0.5));
        double py = Math.max(0, Math.min(size - 1.0001, y * size - 0.5));
        int column = (int) px;
        int row = (int) py;
        double u = px - column;
        double v = py - row;
        int i = row * size + column;
        return (values[i] * (1 - u) + values[i + 1] * u) * (1 - v)
                + (values[i + size] * (1 - u) + values[i + size + 1] * u) * v;
    }

    /** The same moved right and down; what comes in from outside repeats the border. */
    public Plane shifted(double dx, double dy) {
        return of(size, (x, y) -> at(x - dx, y - dy));
    }

    /**
     * Blurred by three box means, which is a Gaussian to a few percent (Wells, Efficient Synthesis of Gaussian Filters,
     * 1986); where the radius is no whole number of pixels, the deviation comes out up to five percent larger.
     *
     * @param deviation standard deviation in units of the side
     */
    public Plane blur(double deviation) {
        return blur(deviation, deviation);
    }

    /** Blurred by different amounts across and down. */
    public Plane blur(double across, double down) {
        float[] blurred = values;
        for (int pass = 0; pass < 3; pass++) {
            blurred = box(blurred, radius(across), 1, size);
            blurred = box(blurred, radius(down), size, 1);
        }
        return new Plane(size, blurred);
    }

    /** The variance of a box of 2r+1 pixels is r(r+1)/3; three of them add up. */
    private double radius(double deviation) {
        double pixels = deviation * size;
        return (Math.sqrt(1 + 4 * pixels * pixels) - 1) / 2;
    }

    /** One pass along lines whose pixels lie {@code step} apart; a radius between two whole ones is weighed in. */
    private float[] box(float[] from, double radius, int step, int lineStep) {
        if (radius < 0.02) {
            return from;
        }
        int whole = (int) radius;
        double rest = radius - whole;
        float[] to = new float[from.length];
        double scale = 1 / (2 * radius + 1);
        for (int line = 0; line < size; line++) {
            int start = line * lineStep;
            double sum = 0;
            for (int k = -whole; k <= whole; k++) {
                sum += from[start + clamp(k) * step];
            }
            for (int i = 0; i < size; i++) {
                double ends = from[start + clamp(i - whole - 1) * step] + from[start + clamp(i + whole + 1) * step];
                to[start + i * step] = (float) ((sum + rest * ends) * scale);
                sum += from[start + clamp(i + whole + 1) * step] - from[start + clamp(i - whole) * step];
            }
        }
        return to;
    }

    private int clamp(int i) {
        return Math.max(0, Math.min(size - 1, i));
    }
}

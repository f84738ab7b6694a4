package graft.samples.paint;

import java.util.function.DoubleBinaryOperator;

/** A square picture in the making: the light that comes from each pixel. Layers go on top of one another. */
public final class Painting {

    private Plane red;
    private Plane green;
    private Plane blue;

    private Painting(Plane red, Plane green, Plane blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** A picture of one colour. */
    public static Painting of(int size, Colour colour) {
        return of(size, (x, y) -> colour);
    }

    /** A picture of the colours of a field. */
    public static Painting of(int size, ColourField field) {
        float[] r = new float[size * size];
        float[] g = new float[r.length];
        float[] b = new float[r.length];
        for (int i = 0; i < r.length; i++) {
            int row = i / size;
            int column = i % size;
            Colour colour = field.at((column + 0.5) / size, (row + 0.5) / size);
            r[i] = (float) colour.red();
            g[i] = (float) colour.green();
            b[i] = (float) colour.blue();
        }
        return new Painting(Plane.owning(size, r), Plane.owning(size, g), Plane.owning(size, b));
    }

    public int size() {
        return red.size();
    }

    Plane red() {
        return red;
    }

    Plane green() {
        return green;
    }

    Plane blue() {
        return blue;
    }

    /** The colour at a place, between pixels by the line. */
    public Colour at(double x, double y) {
        return new Colour(red.at(x, y), green.at(x, y), blue.at(x, y));
    }

    /** Covers with a colour; where the mask is 1 nothing of what was there is left. */
    public Painting cover(Plane mask, Colour colour) {
        red = red.with(mask, (v, m) -> v + (colour.red() - v) * m);
        green = green.with(mask, (v, m) -> v + (colour.green() - v) * m);
        blue = blue.with(mask, (v, m) -> v + (colour.blue() - v) * m);
        return this;
    }

    /** Covers with another picture. */
    public Painting cover(Plane mask, Painting other) {
        red = blend(red, other.red, mask);
        green = blend(green, other.green, mask);
        blue = blend(blue, other.blue, mask);
        return this;
    }

    private static Plane blend(Plane below, Plane above, Plane mask) {
        return below.plus(above.minus(below).times(mask));
    }

    /** Shades: every pixel's light times a factor. */
    public Painting shade(Plane factor) {
        return each(factor, (v, f) -> v * f);
    }

    /** Looks through a coloured glass; where the amount is 0 there is no glass. */
    public Painting stain(Plane amount, Colour glass) {
        red = red.with(amount, (v, a) -> v * (1 - a * (1 - glass.red())));
        green = green.with(amount, (v, a) -> v * (1 - a * (1 - glass.green())));
        blue = blue.with(amount, (v, a) -> v * (1 - a * (1 - glass.blue())));
        return this;
    }

    /** Adds light of a colour: highlights, lamps, haze. */
    public Painting glow(Plane amount, Colour light) {
        red = red.with(amount, (v, a) -> v + a * light.red());
        green = green.with(amount, (v, a) -> v + a * light.green());
        blue = blue.with(amount, (v, a) -> v + a * light.blue());
        return this;
    }

    /** Blurs the whole; standard deviation in units of the side. */
    public Painting blur(double deviation) {
        return blur(deviation, deviation);
    }

    /** Blurs by different amounts across and down, as movement does. */
    public Painting blur(double across, double down) {
        red = red.blur(across, down);
        green = green.blur(across, down);
        blue = blue.blur(across, down);
        return this;
    }

    /** A picture of its own with the same colours. */
    public Painting copy() {
        return new Painting(red, green, blue);
    }

    private Painting each(Plane other, DoubleBinaryOperator change) {
        red = red.with(other, change);
        green = green.with(other, change);
        blue = blue.with(other, change);
        return this;
    }
}

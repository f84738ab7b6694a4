package graft.samples.paint;

/**
 * An amount of red, green and blue light, 1 being that of white paper in the sun; more than 1 is a reflection or a lamp.
 * Linear in light, so that mixing, shading and blurring do what light does; the camera makes sRGB of it.
 */
public record Colour(double red, double green, double blue) {

    public static final Colour BLACK = new Colour(0, 0, 0);
    public static final Colour WHITE = new Colour(1, 1, 1);

    /** A colour as it looks on a screen, {@code 0xRRGGBB} in sRGB. */
    public static Colour of(int rgb) {
        return new Colour(linear(rgb >> 16 & 0xFF), linear(rgb >> 8 & 0xFF), linear(rgb & 0xFF));
    }

    /** A gray of this lightness on a screen, 0..1. */
    public static Colour gray(double lightness) {
        double light = linear(255 * lightness);
        return new Colour(light, light, light);
    }

    /** The way from this colour to another; {@code t} 0..1. */
    public Colour mix(Colour other, double t) {
        double s = Math.max(0, Math.min(1, t));
        return new Colour(
                red + (other.red - red) * s, green + (other.green - green) * s, blue + (other.blue - blue) * s);
    }

    public Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    public Colour times(Colour filter) {
        return new Colour(red * filter.red, green * filter.green, blue * filter.blue);
    }

    /** A colour near this one: each primary and the whole up to {@code amount} brighter or darker. */
    public Colour near(Dice dice, double amount) {
        double whole = 1 + dice.between(-amount, amount);
        return new Colour(
                red * whole * (1 + dice.between(-amount, amount) / 2),
                green * whole * (1 + dice.between(-amount, amount) / 2),
                blue * whole * (1 + dice.between(-amount, amount) / 2));
    }

    /** A place on a row of colours; {@code t} 0 is the first, 1 the last. */
    public static Colour along(double t, Colour... row) {
        double place = Math.max(0, Math.min(1, t)) * (row.length - 1);
        int left = Math.min(row.length - 2, (int) place);
        return row[left].mix(row[left + 1], place - left);
    }

    private static double linear(double level) {
        double v = level / 255;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}

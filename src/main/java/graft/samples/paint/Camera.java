package graft.samples.paint;

import graft.data.RgbImage;

/**
 * Makes an 8 bit photograph of a painting: focus, exposure, white balance, vignette, highlights that run soft, and the
 * noise of a sensor.
 *
 * @param exposure factor on all light
 * @param warmth -1 blue to 1 orange; 0 is neutral
 * @param vignette how much darker the corners are, 0..1
 * @param softness standard deviation of the blur of the lens, in units of the side
 * @param grain standard deviation of the noise, in levels of 255, at medium gray
 */
public record Camera(double exposure, double warmth, double vignette, double softness, double grain) {

    /** The painting is this many times larger than the photograph, so that edges come out smooth. */
    public static final int OVERSAMPLING = 2;

    /** A hand-held camera of today in changing light. */
    public static Camera ordinary(Dice dice) {
        return new Camera(
                Math.exp(dice.around(0, 0.13)),
                dice.around(0, 0.3),
                dice.between(0.05, 0.35),
                dice.chance(0.2) ? dice.between(0.002, 0.006) : 0.0008,
                dice.between(0.8, 3.2));
    }

    /** The photograph of a painting, half its size. */
    public RgbImage take(Painting painting, Dice dice) {
        Painting seen = painting.copy().blur(softness);
        int size = seen.size() / OVERSAMPLING;
        byte[] rgb = new byte[size * size * 3];
        Noise noise = dice.noise();
        Plane[] channels = {seen.red(), seen.green(), seen.blue()};
        double[] gain = {exposure * (1 + 0.12 * warmth), exposure, exposure * (1 - 0.14 * warmth)};
        for (int i = 0; i < size * size; i++) {
            int x = i % size;
            int y = i / size;
            double corner = falloff((x + 0.5) / size - 0.5, (y + 0.5) / size - 0.5);
            double common = noise.cell(x, y) + noise.cell(x, y + 7919) - 1;
            for (int c = 0; c < 3; c++) {
                double level = 255 * screen(mean(channels[c], x, y) * gain[c] * corner);
                double own = noise.cell(x + 7919 * (c + 1), y) + noise.cell(x - 7919 * (c + 1), y) - 1;
                rgb[i * 3 + c] = (byte) Math.max(0, Math.min(255, Math.round(level + noise(level, common, own))));
            }
        }
        return new RgbImage(size, size, rgb);
    }

    /** The sum of two even draws in [-1, 1) has a standard deviation of 0.41; most of the noise is shared by the colours. */
    private double noise(double level, double common, double own) {
        double strength = grain / 0.41 * (0.6 + 0.4 * Math.sin(Math.PI * level / 255));
        return strength * (0.8 * common + 0.6 * own);
    }

    private double falloff(double dx, double dy) {
        return 1 - vignette * Math.min(1, 2 * (dx * dx + dy * dy));
    }

    private static double mean(Plane plane, int x, int y) {
        float[] v = plane.values();
        int size = plane.size();
        int i = y * OVERSAMPLING * size + x * OVERSAMPLING;
        return (v[i] + v[i + 1] + v[i + size] + v[i + size + 1]) / 4;
    }

    /** Light to screen: straight up to 0.7, then bending towards 1, then the sRGB curve. */
    private static double screen(double light) {
        double bent = light <= 0.7 ? Math.max(0, light) : 1 - 0.3 * Math.exp((0.7 - light) / 0.3);
        return bent <= 0.0031308 ? 12.92 * bent : 1.055 * Math.pow(bent, 1 / 2.4) - 0.055;
    }
}

package graft.samples.signs;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import java.util.List;

/**
 * Sun, cloud, rain, fog, snow or night, as far as a picture shows it.
 *
 * @param zenith colour of the sky above
 * @param horizon colour of the sky below, and of what is far away
 * @param daylight light on everything that does not shine itself
 * @param clouds how much of the sky they cover, 0..1
 * @param veil how much of the scene behind the sign is lost in the air, 0..1
 * @param lamplight light of headlamps that a sign throws back
 * @param ground what covers the ground, 1 snow
 * @param behind paints what shines behind the sign
 * @param inFront paints what falls between sign and camera
 */
record Weather(
        Colour zenith,
        Colour horizon,
        Colour daylight,
        double clouds,
        double veil,
        double lamplight,
        double ground,
        Falling behind,
        Falling inFront) {

    /** Something in the air. */
    @FunctionalInterface
    interface Falling {
        void on(Painting painting, Dice dice);
    }

    static List<Weather> all() {
        return List.of(sunny(), sunny(), cloudy(), rain(), fog(), snow(), evening(), night());
    }

    private static Weather sunny() {
        return new Weather(
                Colour.of(0x4F86C6),
                Colour.of(0xC3D9EA),
                new Colour(1.05, 1.02, 0.95),
                0.35,
                0.1,
                0,
                0,
                Air::clear,
                Air::glare);
    }

    private static Weather cloudy() {
        return new Weather(
                Colour.of(0x98A4AE),
                Colour.of(0xC6CBCC),
                new Colour(0.66, 0.69, 0.72),
                0.9,
                0.2,
                0,
                0,
                Air::clear,
                Air::clear);
    }

    private static Weather rain() {
        return new Weather(
                Colour.of(0x6B757E),
                Colour.of(0x9BA3A8),
                new Colour(0.42, 0.46, 0.5),
                0.9,
                0.4,
                0.2,
                0,
                Air::clear,
                Air::rain);
    }

    private static Weather fog() {
        return new Weather(
                Colour.of(0xBFC5C7),
                Colour.of(0xC9CDCC),
                new Colour(0.7, 0.72, 0.72),
                0,
                0.8,
                0,
                0,
                Air::clear,
                Air::fog);
    }

    private static Weather snow() {
        return new Weather(
                Colour.of(0xAEB8C2),
                Colour.of(0xD5DADF),
                new Colour(0.75, 0.79, 0.85),
                0.5,
                0.5,
                0,
                1,
                Air::clear,
                Air::snow);
    }

    private static Weather evening() {
        return new Weather(
                Colour.of(0x47598A),
                Colour.of(0xF0A868),
                new Colour(0.62, 0.44, 0.33),
                0.5,
                0.15,
                0,
                0,
                Air::clear,
                Air::glare);
    }

    private static Weather night() {
        return new Weather(
                Colour.of(0x0B1020),
                Colour.of(0x1B2436),
                new Colour(0.05, 0.06, 0.09),
                0.3,
                0.2,
                0.8,
                0,
                Air::lamps,
                Air::clear);
    }
}

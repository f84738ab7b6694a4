package graft.samples.metal;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Noise;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.util.List;

/**
 * A sheet of metal before the light falls on it.
 *
 * @param colour what it reflects
 * @param height its waviness and finish, in units of the side
 * @param finish how strongly each pixel reflects, around 1: the trace of brush, roll or blast
 * @param mirror how sharply it mirrors its surroundings, 0 matt to 1 polished
 */
record Sheet(Colour colour, Plane height, Plane finish, double mirror) {

    private static final List<Colour> METALS = List.of(
            Colour.of(0xC3C7CB), // aluminium
            Colour.of(0xA9ACAE), // steel
            Colour.of(0xB9BCB8), // zinc
            Colour.of(0x8F9294), // dark steel
            Colour.of(0xC4B48C), // zinc with yellow chromate
            Colour.of(0xBFA08A)); // steel with a flash of copper

    /** A sheet of any metal and finish. */
    static Sheet any(int size, Dice dice) {
        Colour colour = dice.pick(METALS).near(dice, 0.06);
        Noise noise = dice.noise();
        double wave = dice.between(0.002, 0.012);
        Plane height = Plane.of(size, (x, y) -> wave * noise.fractal(x * 1.6, y * 1.6, 2));
        return switch (dice.whole(0, 3)) {
            case 0 -> new Sheet(colour, height, brushed(size, dice), 0.6);
            case 1 -> new Sheet(colour, height, turned(size, dice), 0.5);
            case 2 -> new Sheet(colour, height, blasted(size, dice), 0.25);
            default -> new Sheet(colour, height, rolled(size, dice), dice.between(0.6, 1));
        };
    }

    /** Long fine lines in one direction. */
    private static Plane brushed(int size, Dice dice) {
        Noise noise = dice.noise();
        double turn = dice.angle();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double fine = dice.between(90, 150);
        double strength = dice.between(0.1, 0.24);
        return Plane.of(size, (x, y) -> {
            double along = x * cos + y * sin;
            double across = y * cos - x * sin;
            return 1
                    + strength
                            * (0.65 * noise.at(along * 2.5, across * fine)
                                    + 0.5 * noise.at(along * 1.2 + 9, across * 34));
        });
    }

    /** Arcs left by a lathe or a face mill, around a point outside the picture. */
    private static Plane turned(int size, Dice dice) {
        Noise noise = dice.noise();
        double direction = dice.angle();
        double cx = 0.5 + Math.cos(direction) * dice.between(0.7, 1.6);
        double cy = 0.5 + Math.sin(direction) * dice.between(0.7, 1.6);
        double fine = dice.between(60, 110);
        double strength = dice.between(0.08, 0.18);
        return Plane.of(size, (x, y) -> {
            double radius = Math.hypot(x - cx, y - cy);
            double angle = Math.atan2(y - cy, x - cx);
            return 1 + strength * (0.7 * noise.at(radius * fine, angle * 3) + 0.5 * Math.sin(radius * fine * 1.7));
        });
    }

    /** Even fine pits in all directions. */
    private static Plane blasted(int size, Dice dice) {
        Noise noise = dice.noise();
        double fine = dice.between(60, 120);
        double strength = dice.between(0.1, 0.2);
        return Plane.of(
                size,
                (x, y) -> 1 + strength * noise.fractal(x * fine, y * fine, 2) + 0.05 * noise.fractal(x * 5, y * 5, 3));
    }

    /** Smooth, with faint stripes from the rolls. */
    private static Plane rolled(int size, Dice dice) {
        Noise noise = dice.noise();
        boolean down = dice.chance(0.5);
        return Plane.of(size, (x, y) -> {
            double across = down ? x : y;
            double along = down ? y : x;
            return 1 + 0.045 * noise.at(across * 24, along * 0.8) + 0.03 * noise.at(x * 80, y * 80);
        });
    }

    /** The lamps above the bench as the sheet mirrors them: soft stripes, bent by every slope. */
    Plane lit(Plane relief, Dice dice) {
        double turn = dice.angle();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double lamp = dice.between(-0.3, 0.4);
        double second = lamp + dice.between(0.5, 0.8);
        double width = 0.38 - 0.24 * mirror;
        double reach = 1.2 + 3.2 * mirror;
        double ground = dice.between(0.3, 0.5);
        Plane across = Plane.of(relief.size(), (x, y) -> (x - 0.5) * cos + (y - 0.5) * sin);
        Plane bent = Light.slopes(relief, (dx, dy) -> reach * (dx * cos + dy * sin));
        return across.plus(bent)
                .map(place -> ground
                        + 0.62 * bump((place - lamp) / width)
                        + 0.3 * bump((place - second) / (0.7 * width))
                        + 0.1 * place);
    }

    private static double bump(double t) {
        return Shapes.smooth(1, 0, Math.abs(t));
    }
}

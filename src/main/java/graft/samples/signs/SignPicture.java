package graft.samples.signs;

import graft.samples.Motif;
import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A road sign on its pole in some weather. Passing left and passing right are mirror pictures of one another. */
public final class SignPicture implements Motif {

    private final SignFace face;

    private SignPicture(SignFace face) {
        this.face = face;
    }

    public static Motif giveWay() {
        return new SignPicture(SignFace.giveWay());
    }

    public static Motif noEntry() {
        return new SignPicture(SignFace.noEntry());
    }

    public static Motif noStopping() {
        return new SignPicture(SignFace.noStopping());
    }

    public static Motif priority() {
        return new SignPicture(SignFace.priority());
    }

    public static Motif passLeft() {
        return new SignPicture(SignFace.pass(-1));
    }

    public static Motif passRight() {
        return new SignPicture(SignFace.pass(1));
    }

    @Override
    public Painting paint(int size, Dice dice) {
        Weather weather = dice.pick(Weather.all());
        Painting painting = new Roadside(size, weather, dice).paint();
        weather.behind().on(painting, dice);
        double x = dice.around(0.5, 0.07);
        double y = dice.around(0.45, 0.06);
        double scale = dice.between(0.25, 0.4);
        AffineTransform place = hang(x, y, scale, dice);
        pole(painting, x, y, scale, weather, dice);
        Plane sign = face.mask(size, place);
        painting.stain(sign.shifted(0.008, 0.012).blur(0.008).times(0.35), Colour.gray(0.2));
        painting.cover(sign, surface(size, place, sign, weather, dice));
        if (weather.ground() > 0) {
            snowCap(painting, sign, dice);
        }
        if (dice.chance(0.22)) {
            twig(painting, weather, dice);
        }
        weather.inFront().on(painting, dice);
        return painting;
    }

    /** Turned a little, seen from the side, never hung quite straight. */
    private static AffineTransform hang(double x, double y, double scale, Dice dice) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(dice.around(0, 0.1));
        place.shear(0, dice.around(0, 0.09));
        place.scale(scale * dice.between(0.7, 1), scale);
        return place;
    }

    private static void pole(Painting painting, double x, double y, double scale, Weather weather, Dice dice) {
        double half = 0.045 * scale + 0.004;
        double lean = dice.around(0, 0.02);
        AffineTransform turn = AffineTransform.getRotateInstance(lean, x, y);
        Plane pole = Shapes.fill(
                painting.size(), turn.createTransformedShape(new Rectangle2D.Double(x - half, y - scale, 2 * half, 2)));
        Plane round = Plane.of(painting.size(), (px, py) -> {
            double across = (px - x + lean * (py - y)) / half;
            return 0.45 + 0.6 * Math.max(0, 1 - Math.pow(across + 0.35, 2));
        });
        Colour zinc = Colour.of(0x9AA0A4).near(dice, 0.1).times(weather.daylight());
        painting.cover(pole, Painting.of(painting.size(), zinc).shade(round));
    }

    private Painting surface(int size, AffineTransform place, Plane sign, Weather weather, Dice dice) {
        Painting surface = face.paint(size, place, dice);
        Noise noise = dice.noise();
        double filth = dice.chance(0.5) ? dice.between(0.15, 0.6) : 0.08;
        Plane dirt = Plane.of(
                size,
                (x, y) -> Shapes.smooth(0, 0.9, noise.fractal(x * 5, y * 5, 5) + 0.5 * noise.at(x * 30, y * 4) - 0.1));
        surface.cover(dirt.times(filth), dice.between(Colour.of(0x6E624E), Colour.of(0x4A4A46)));
        if (dice.chance(0.3)) {
            Plane splash = Plane.of(
                    size,
                    (x, y) -> noise.at(x * 3 + 40, y * 3) < 0.1
                            ? 0
                            : Shapes.smooth(
                                    0.2, 0.14, noise.nearest(x * 22, y * 22) + 0.08 * noise.at(x * 60, y * 60)));
            surface.cover(splash.times(0.8), Colour.of(0x4E4232));
        }
        double across = dice.around(0, 0.35);
        double down = dice.between(-0.3, 0.1);
        Plane sheen = Plane.of(size, (x, y) -> 1 + across * (x - 0.5) + down * (y - 0.5));
        surface.stain(Plane.filled(size, 1), weather.daylight().mix(Colour.WHITE, weather.lamplight()));
        Plane rim = sign.minus(sign.blur(0.006)).map(v -> Math.max(0, v));
        return surface.shade(sheen).shade(rim.map(v -> 1 - 0.6 * v));
    }

    private static void snowCap(Painting painting, Plane sign, Dice dice) {
        Noise noise = dice.noise();
        double deep = dice.between(0.01, 0.05);
        Plane above = sign.shifted(0, -deep).times(sign.not()).blur(0.004);
        Plane stuck = Plane.of(painting.size(), (x, y) -> Shapes.smooth(0.05, 0.35, noise.fractal(x * 6, y * 6, 4)))
                .times(sign)
                .times(dice.between(0, 0.8));
        painting.cover(above.map(v -> Math.min(1, v * 1.4)), Colour.of(0xE6EBF1));
        painting.cover(stuck, Colour.of(0xDFE5EC));
    }

    /** A twig before the sign, out of focus. */
    private static void twig(Painting painting, Weather weather, Dice dice) {
        boolean right = dice.chance(0.5);
        double reach = dice.between(0.2, 0.42);
        Plane leaves = Plane.filled(painting.size(), 0);
        for (int branch = dice.whole(2, 4); branch > 0; branch--) {
            leaves = leaves.or(Shapes.fill(painting.size(), branch(dice, dice.between(-0.1, 1), reach, right)));
        }
        Colour green = dice.between(Colour.of(0x4E6E2E), Colour.of(0x8A7A38)).times(weather.daylight());
        painting.cover(leaves.blur(dice.between(0.003, 0.009)), green.mix(Colour.of(0xDDE2E6), weather.ground() * 0.6));
    }

    /** Leaves in pairs along a bow that comes in from the side. */
    private static Path2D branch(Dice dice, double y, double reach, boolean right) {
        Path2D path = new Path2D.Double();
        double rise = dice.around(0, 0.3);
        for (double along = 0; along < 1; along += dice.between(0.06, 0.1)) {
            double x = along * reach;
            double at = y + rise * along * along;
            for (int side = -1; side <= 1; side += 2) {
                double angle = side * dice.between(0.5, 1.3);
                double length = dice.between(0.04, 0.075);
                double px = x + length * Math.cos(angle);
                double py = at + length * Math.sin(angle);
                double broad = length * 0.32;
                double mx = (x + px) / 2;
                double my = (at + py) / 2;
                path.moveTo(right ? 1 - x : x, at);
                double ux = -Math.sin(angle) * broad;
                double uy = Math.cos(angle) * broad;
                path.quadTo(right ? 1 - mx - ux : mx + ux, my + uy, right ? 1 - px : px, py);
                path.quadTo(right ? 1 - mx + ux : mx - ux, my - uy, right ? 1 - x : x, at);
            }
        }
        return path;
    }
}

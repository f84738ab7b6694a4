package graft.samples.signs;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** What is in the air between sign and camera. */
final class Air {

    private Air() {}

    static void clear(Painting painting, Dice dice) {}

    /** A low sun in the lens, sometimes. */
    static void glare(Painting painting, Dice dice) {
        if (!dice.chance(0.35)) {
            return;
        }
        double x = dice.between(-0.1, 1.1);
        double y = dice.between(-0.15, 0.3);
        double strength = dice.between(0.25, 0.7);
        Plane sun = Plane.of(painting.size(), (px, py) -> {
            double d = Math.hypot(px - x, py - y);
            return strength * (Math.exp(-d * 4) + 0.6 * Math.exp(-d * d * 90));
        });
        painting.glow(sun, new Colour(1, 0.88, 0.66));
    }

    /** Streaks, and drops on the lens that bend the picture. */
    static void rain(Painting painting, Dice dice) {
        double slant = dice.around(0, 0.12);
        for (int layer = 1; layer <= 2; layer++) {
            List<Path2D> streaks = new ArrayList<>();
            for (int i = dice.whole(40, 130); i > 0; i--) {
                double x = dice.between(-0.1, 1.1);
                double y = dice.between(-0.1, 1);
                double length = dice.between(0.04, 0.1) * layer;
                streaks.add(line(x, y, x + slant * length, y + length));
            }
            Plane falling =
                    Shapes.stroke(painting.size(), streaks, 0.0018 * layer).blur(0.0006 * layer);
            painting.glow(falling.times(0.17), new Colour(0.9, 0.95, 1));
        }
        drops(painting, dice);
    }

    private static void drops(Painting painting, Dice dice) {
        Painting behind = painting.copy();
        int size = painting.size();
        for (int i = dice.whole(0, 9); i > 0; i--) {
            double x = dice.unit();
            double y = dice.unit();
            double radius = dice.between(0.012, 0.035);
            Plane body = Shapes.fill(size, Shapes.disc(x, y, radius)).blur(0.002);
            // A drop is a strong lens: it shows the scene upside down.
            Painting bent = Painting.of(
                    size,
                    (px, py) -> Math.hypot(px - x, py - y) > radius * 1.4
                            ? Colour.BLACK
                            : behind.at(x - 5 * (px - x), y - 5 * (py - y)));
            painting.cover(body.times(0.85), bent);
            painting.glow(
                    Shapes.fill(size, Shapes.disc(x - radius * 0.3, y - radius * 0.4, radius * 0.2))
                            .times(0.4),
                    Colour.WHITE);
        }
    }

    /** Gray that thickens in places. */
    static void fog(Painting painting, Dice dice) {
        Noise noise = dice.noise();
        double thick = dice.between(0.3, 0.62);
        Plane bank =
                Plane.of(painting.size(), (x, y) -> Math.min(0.82, thick * (1 + 0.5 * noise.fractal(x * 2, y * 3, 4))));
        painting.cover(bank, dice.between(Colour.of(0xBCC2C4), Colour.of(0xD3D3CE)));
    }

    /** Flakes, near ones large and out of focus. */
    static void snow(Painting painting, Dice dice) {
        double drift = dice.around(0, 0.5);
        for (int layer = 1; layer <= 3; layer++) {
            List<Path2D> flakes = new ArrayList<>();
            for (int i = dice.whole(30, 70) / layer; i > 0; i--) {
                double x = dice.unit();
                double y = dice.unit();
                double fall = dice.between(0.002, 0.008) * layer;
                flakes.add(line(x, y, x + drift * fall, y + fall));
            }
            Plane mask = Shapes.stroke(painting.size(), flakes, 0.004 * layer).blur(0.0012 * layer * layer);
            painting.cover(mask.map(v -> Math.min(0.85, v)), Colour.gray(0.95));
        }
    }

    /** Lamps of other cars, far out of focus. */
    static void lamps(Painting painting, Dice dice) {
        List<Colour> kinds = List.of(
                new Colour(1, 0.85, 0.55),
                new Colour(0.9, 0.95, 1),
                new Colour(1, 0.15, 0.08),
                new Colour(1, 0.6, 0.2));
        for (int i = dice.whole(1, 7); i > 0; i--) {
            double x = dice.unit();
            double y = dice.between(0.55, 0.85);
            double radius = dice.between(0.008, 0.03);
            Plane lamp = Shapes.fill(painting.size(), Shapes.disc(x, y, radius)).blur(0.0025);
            painting.glow(lamp.times(dice.between(0.3, 0.9)), dice.pick(kinds));
            painting.glow(lamp.blur(0.03).times(1.2), dice.pick(kinds));
        }
    }

    private static Path2D line(double x, double y, double toX, double toY) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        path.lineTo(toX, toY);
        return path;
    }
}

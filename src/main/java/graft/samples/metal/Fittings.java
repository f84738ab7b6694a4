package graft.samples.metal;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** What is on sheets without being a flaw: holes, rivets, an edge, dust and finger marks. No class has more of it. */
final class Fittings {

    private final Dice dice;
    private final int size;

    Fittings(int size, Dice dice) {
        this.size = size;
        this.dice = dice;
    }

    void on(Painting painting) {
        if (dice.chance(0.25)) {
            holes(painting);
        } else if (dice.chance(0.25)) {
            rivets(painting);
        }
        if (dice.chance(0.3)) {
            fingerprint(painting);
        }
        if (dice.chance(0.35)) {
            waterMarks(painting);
        }
        dust(painting);
        if (dice.chance(0.25)) {
            edge(painting);
        }
    }

    private void holes(Painting painting) {
        double radius = dice.between(0.03, 0.06);
        for (double[] place : row()) {
            Plane hole = Shapes.fill(size, Shapes.disc(place[0], place[1], radius));
            Plane bevel = Shapes.fill(size, Shapes.disc(place[0], place[1], radius * 1.22))
                    .minus(hole);
            Plane slant = Plane.of(size, (x, y) -> ((x - place[0]) + (y - place[1])) / radius);
            painting.shade(bevel.with(slant, (b, s) -> 1 + b * Math.max(-0.5, Math.min(0.7, 0.55 * s))));
            painting.cover(hole, Colour.gray(0.1));
            painting.glow(hole.minus(hole.shifted(-0.006, -0.008)).map(v -> 0.12 * Math.max(0, v)), Colour.WHITE);
        }
    }

    private void rivets(Painting painting) {
        Light light = Light.somewhere(dice);
        double radius = dice.between(0.03, 0.05);
        for (double[] place : row()) {
            Plane head = Shapes.fill(size, Shapes.disc(place[0], place[1], radius));
            Plane dome = Plane.of(size, (x, y) -> {
                double d = Math.hypot(x - place[0], y - place[1]) / radius;
                return d < 1 ? 0.6 * radius * Math.sqrt(1 - d * d) : 0;
            });
            painting.stain(
                    head.shifted(light.shadowAcross(0.02), light.shadowDown(0.02))
                            .blur(0.008)
                            .times(0.6),
                    Colour.gray(0.2));
            painting.cover(head, Colour.gray(0.66));
            painting.shade(light.on(dome.blur(0.002)).with(head, (l, h) -> 1 + (l - 1) * h));
            painting.glow(light.shine(dome.blur(0.003), 30).times(head).times(0.5), Colour.WHITE);
        }
    }

    /** Places along a line near the border. */
    private double[][] row() {
        int count = dice.whole(1, 3);
        boolean across = dice.chance(0.5);
        double border = dice.chance(0.5) ? dice.between(0.08, 0.16) : dice.between(0.84, 0.92);
        double first = dice.between(0.08, 0.3);
        double[][] places = new double[count][];
        for (int i = 0; i < count; i++) {
            double along = first + i * 0.33;
            places[i] = across ? new double[] {along, border} : new double[] {border, along};
        }
        return places;
    }

    private void fingerprint(Painting painting) {
        Noise noise = dice.noise();
        double cx = dice.between(0.15, 0.85);
        double cy = dice.between(0.15, 0.85);
        double radius = dice.between(0.07, 0.11);
        double strength = dice.between(0.06, 0.16);
        Plane ridges = Plane.of(size, (x, y) -> {
            double d = Math.hypot((x - cx) * 1.25, y - cy) / radius;
            double lines = Math.sin(d * 34 + 6 * noise.at(x * 7, y * 7) + 4 * Math.atan2(y - cy, x - cx));
            return Shapes.smooth(1, 0.7, d) * (0.5 + 0.5 * lines) * Math.max(0, 0.7 + noise.at(x * 18, y * 18));
        });
        painting.shade(ridges.map(v -> 1 - strength * v));
    }

    private void waterMarks(Painting painting) {
        Noise noise = dice.noise();
        double cells = dice.between(2.5, 5);
        Plane rings = Plane.of(size, (x, y) -> {
            double d = noise.nearest(x * cells, y * cells) + 0.05 * noise.at(x * 12, y * 12);
            return Math.exp(-Math.pow((d - 0.3) / 0.025, 2)) + 0.35 * Shapes.smooth(0.3, 0.2, d);
        });
        painting.shade(rings.times(dice.between(0.03, 0.1)).not());
    }

    private void dust(Painting painting) {
        List<Path2D> fibres = new ArrayList<>();
        for (int i = dice.whole(0, 3); i > 0; i--) {
            double x = dice.unit();
            double y = dice.unit();
            Path2D fibre = new Path2D.Double();
            fibre.moveTo(x, y);
            fibre.curveTo(
                    x + dice.around(0, 0.03), y + dice.around(0, 0.03),
                    x + dice.around(0, 0.03), y + dice.around(0, 0.03),
                    x + dice.around(0, 0.04), y + dice.around(0, 0.04));
            fibres.add(fibre);
        }
        Plane lint = Shapes.stroke(size, fibres, 0.002);
        painting.cover(lint.times(0.6), dice.between(Colour.gray(0.2), Colour.gray(0.9)));
        Noise noise = dice.noise();
        Plane specks = Plane.of(size, (x, y) -> noise.nearest(x * 16, y * 16) < 0.035 ? 0.4 : 0);
        painting.cover(specks, Colour.gray(dice.between(0.2, 0.85)));
    }

    /** The sheet ends, and the dark bench shows. */
    private void edge(Painting painting) {
        double turn = Math.round(dice.unit() * 4) * Math.PI / 2 + dice.around(0, 0.08);
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double place = dice.between(0.34, 0.44);
        Plane outside =
                Plane.of(size, (x, y) -> Shapes.smooth(place, place + 0.004, (x - 0.5) * cos + (y - 0.5) * sin));
        Plane lip =
                Plane.of(size, (x, y) -> Math.exp(-Math.pow(((x - 0.5) * cos + (y - 0.5) * sin - place) / 0.005, 2)));
        painting.glow(lip.times(0.3), Colour.WHITE);
        Noise noise = dice.noise();
        Colour bench = dice.between(Colour.of(0x2A2D30), Colour.of(0x54483C));
        painting.cover(
                outside, Painting.of(size, (x, y) -> bench.times(0.9 + 0.25 * noise.fractal(x * 20, y * 20, 3))));
    }
}

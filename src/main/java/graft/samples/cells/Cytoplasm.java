package graft.samples.cells;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;

/** Paints cell bodies. */
final class Cytoplasm {

    private Cytoplasm() {}

    /** A thin layer of stain, uneven, a little stronger at the rim. */
    static void paint(Painting painting, Body body, Colour colour, double amount, Dice dice) {
        Noise noise = dice.noise();
        Plane layer = Plane.of(painting.size(), (x, y) -> {
            if (body.far(x, y)) {
                return 0;
            }
            double d = body.distance(x, y);
            double cloud = 0.85 + 0.3 * noise.fractal(x * 22, y * 22, 3);
            return Shapes.smooth(1.02, 0.97, d) * (cloud + 0.35 * Shapes.smooth(0.8, 1, d)) * amount;
        });
        painting.stain(layer.map(v -> Math.min(1, v)), colour);
    }

    /**
     * Granules inside a body.
     *
     * @param fineness how many to the side
     * @param share of a granule's cell that it fills, 0..0.6
     */
    static void granules(
            Painting painting, Body body, Colour colour, double fineness, double share, double amount, Dice dice) {
        Noise noise = dice.noise();
        Plane dots = Plane.of(painting.size(), (x, y) -> {
            if (body.far(x, y)) {
                return 0;
            }
            double inside = Shapes.smooth(1, 0.9, body.distance(x, y));
            return inside * Shapes.smooth(share, share * 0.7, noise.nearest(x * fineness, y * fineness));
        });
        painting.stain(dots.times(amount), colour);
    }

    /** Small bubbles. */
    static void vacuoles(Painting painting, Body body, Dice dice) {
        for (int i = dice.whole(0, 6); i > 0; i--) {
            double angle = dice.angle();
            double out = body.radius() * dice.between(0.3, 0.85);
            Plane bubble = Shapes.fill(
                    painting.size(),
                    Shapes.disc(
                            body.x() + out * Math.cos(angle),
                            body.y() + out * Math.sin(angle),
                            dice.between(0.006, 0.016)));
            painting.glow(bubble.blur(0.002).times(0.16), Colour.WHITE);
        }
    }
}

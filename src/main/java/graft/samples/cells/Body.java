package graft.samples.cells;

import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;

/**
 * A roundish thing: a disc whose rim wobbles.
 *
 * @param x of its middle, in units of the side
 * @param y of its middle
 * @param radius mean of the wobbling
 * @param longer how much longer than wide
 * @param turn of the long axis, in radians
 * @param wobble of the rim, as a share of the radius
 * @param noise which wobble
 */
record Body(double x, double y, double radius, double longer, double turn, double wobble, Noise noise) {

    static Body round(double x, double y, double radius, double wobble, Dice dice) {
        return new Body(x, y, radius, 1 + Math.abs(dice.around(0, 0.07)), dice.angle(), wobble, dice.noise());
    }

    /** The distance of a place from the middle, 1 on the rim. */
    double distance(double px, double py) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double u = ((px - x) * cos + (py - y) * sin) / longer;
        double v = ((py - y) * cos - (px - x) * sin) * longer;
        double d = Math.hypot(u, v);
        double way = d < 1e-9 ? 0 : 1 / d;
        return d / (radius * (1 + wobble * noise.fractal(u * way * 1.4 + 5, v * way * 1.4, 2)));
    }

    /** 1 inside. */
    Plane mask(int size) {
        double edge = 0.0025 / radius;
        return Plane.of(size, (px, py) -> far(px, py) ? 0 : Shapes.smooth(1 + edge, 1 - edge, distance(px, py)));
    }

    /** Whether a place is surely outside, so that nothing needs computing there. */
    boolean far(double px, double py) {
        double reach = radius * longer * (1.3 + 2 * wobble);
        return Math.abs(px - x) > reach || Math.abs(py - y) > reach;
    }
}

package graft.samples.cells;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.util.ArrayList;
import java.util.List;

/** The red blood cells and platelets around a white cell: discs with a pale middle, some overlapping, some squeezed. */
final class RedCells {

    private static final int TRIES = 400;

    private final int size;
    private final Dice dice;
    private final Stain stain;
    private final double zoom;

    RedCells(int size, Stain stain, double zoom, Dice dice) {
        this.size = size;
        this.stain = stain;
        this.zoom = zoom;
        this.dice = dice;
    }

    /** Fills the field, leaving the white cell its place. */
    void on(Painting painting, Body white) {
        double radius = zoom * dice.between(0.075, 0.09);
        double close = dice.between(1.5, 2.3);
        int most = dice.whole(8, 42);
        List<double[]> taken = new ArrayList<>();
        for (int i = 0; i < TRIES && taken.size() < most; i++) {
            double x = dice.between(-0.08, 1.08);
            double y = dice.between(-0.08, 1.08);
            boolean free = Math.hypot(x - white.x(), y - white.y()) > white.radius() + radius * 0.92
                    && taken.stream().allMatch(t -> Math.hypot(x - t[0], y - t[1]) > radius * close);
            if (free) {
                taken.add(new double[] {x, y});
                cell(painting, Body.round(x, y, radius * dice.around(1, 0.06), 0.07, dice));
            }
        }
        platelets(painting, radius);
    }

    private void cell(Painting painting, Body body) {
        double pale = dice.between(0.35, 0.85);
        double offX = dice.around(0, 0.08);
        double offY = dice.around(0, 0.08);
        Plane thickness = Plane.of(size, (x, y) -> {
            if (body.far(x, y)) {
                return 0;
            }
            double d = body.distance(x, y);
            double middle = Math.hypot((x - body.x()) / body.radius() + offX, (y - body.y()) / body.radius() + offY);
            double disc = Shapes.smooth(1.03, 0.94, d);
            return disc * (1 - pale * Math.exp(-Math.pow(middle / 0.5, 2.4)) + 0.16 * Shapes.smooth(0.75, 0.97, d));
        });
        painting.stain(thickness, stain.red().near(dice, 0.03));
        // The rim bends light away: a thin bright line outside it.
        Plane rim = Plane.of(
                size, (x, y) -> body.far(x, y) ? 0 : Math.exp(-Math.pow((body.distance(x, y) - 1.06) / 0.04, 2)));
        painting.glow(rim.times(0.04), Colour.WHITE);
    }

    private void platelets(Painting painting, double radius) {
        for (int i = dice.whole(0, 5); i > 0; i--) {
            Body body = Body.round(dice.unit(), dice.unit(), radius * dice.between(0.2, 0.36), 0.3, dice);
            painting.stain(
                    body.mask(size).blur(0.002).times(0.6), stain.nucleus().mix(Colour.WHITE, 0.45));
            painting.stain(grains(body).times(0.6), stain.nucleus());
        }
    }

    private Plane grains(Body body) {
        return Plane.of(
                size,
                (x, y) -> body.far(x, y)
                        ? 0
                        : Shapes.smooth(0.9, 0.6, body.distance(x, y))
                                * Math.max(0, body.noise().at(x * 90, y * 90)));
    }
}

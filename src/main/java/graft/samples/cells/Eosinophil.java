package graft.samples.cells;

import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.geom.Path2D;
import java.util.List;

/** Packed with coarse orange granules; the nucleus is in two, seldom three lobes. */
final class Eosinophil implements Leukocyte {

    @Override
    public double radius(Dice dice) {
        return dice.between(0.155, 0.2);
    }

    @Override
    public double wobble() {
        return 0.05;
    }

    @Override
    public void paint(Painting painting, Body body, Stain stain, Dice dice) {
        Cytoplasm.paint(painting, body, stain.plasma(), 0.7, dice);
        Cytoplasm.granules(
                painting,
                body,
                stain.granule(),
                dice.between(40, 54),
                dice.between(0.44, 0.54),
                dice.between(0.5, 0.95),
                dice);
        Nucleus.paint(painting, lobes(painting.size(), body, dice), 15, 0.6, stain, dice);
    }

    private static Plane lobes(int size, Body body, Dice dice) {
        int count = dice.chance(0.8) ? 2 : 3;
        double turn = dice.angle();
        Plane shape = Plane.filled(size, 0);
        Path2D thread = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            double angle = turn + i * dice.between(1.7, 2.7);
            double out = body.radius() * dice.between(0.38, 0.48);
            double x = body.x() + out * Math.cos(angle);
            double y = body.y() + out * Math.sin(angle);
            Body lobe = new Body(
                    x,
                    y,
                    body.radius() * dice.between(0.33, 0.42),
                    dice.between(1, 1.2),
                    angle + 1.57,
                    0.1,
                    dice.noise());
            shape = shape.or(lobe.mask(size));
            if (i == 0) {
                thread.moveTo(x, y);
            } else {
                thread.lineTo(x, y);
            }
        }
        return shape.or(Shapes.stroke(size, List.of(thread), body.radius() * 0.14));
    }
}

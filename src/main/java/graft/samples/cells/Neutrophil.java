package graft.samples.cells;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.geom.Path2D;
import java.util.List;

/** Pale body with dust-fine granules; the nucleus is in three to five lobes on thin threads. */
final class Neutrophil implements Leukocyte {

    @Override
    public double radius(Dice dice) {
        return dice.between(0.15, 0.19);
    }

    @Override
    public double wobble() {
        return 0.05;
    }

    @Override
    public void paint(Painting painting, Body body, Stain stain, Dice dice) {
        Cytoplasm.paint(painting, body, stain.plasma(), 0.85, dice);
        Cytoplasm.granules(painting, body, stain.nucleus().mix(Colour.WHITE, 0.55), 75, 0.4, 0.28, dice);
        Nucleus.paint(painting, lobes(painting.size(), body, dice), 16, 0.75, stain, dice);
    }

    /** Lobes along an open bow. */
    private static Plane lobes(int size, Body body, Dice dice) {
        int count = dice.whole(3, 5);
        double turn = dice.angle();
        double sweep = dice.between(3.2, 5.2);
        double out = body.radius() * dice.between(0.42, 0.52);
        Plane shape = Plane.filled(size, 0);
        Path2D thread = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            double angle = turn + sweep * i / (count - 1) + dice.around(0, 0.1);
            double away = out * dice.around(1, 0.1);
            double x = body.x() + away * Math.cos(angle);
            double y = body.y() + away * Math.sin(angle);
            Body lobe = new Body(
                    x,
                    y,
                    body.radius() * dice.between(0.25, 0.33),
                    dice.between(1, 1.25),
                    angle + 1.57,
                    0.14,
                    dice.noise());
            shape = shape.or(lobe.mask(size));
            if (i == 0) {
                thread.moveTo(x, y);
            } else {
                thread.lineTo(x, y);
            }
        }
        return shape.or(Shapes.stroke(size, List.of(thread), body.radius() * dice.between(0.08, 0.18)));
    }
}

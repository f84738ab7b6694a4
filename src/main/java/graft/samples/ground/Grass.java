package graft.samples.ground;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A meadow, out of focus: layers of blades, the upper ones lighter. */
public final class Grass implements Ground {

    private static final int LAYERS = 7;
    private static final int BLADES = 90;

    @Override
    public Painting paint(int size, Dice dice) {
        Colour deep = Colour.of(0x1F2E14).near(dice, 0.2);
        Colour fresh = dice.between(Colour.of(0x86A64A), Colour.of(0xB0A860)).near(dice, 0.15);
        double lie = dice.angle();
        Painting painting = Painting.of(size, deep);
        for (int layer = 0; layer < LAYERS; layer++) {
            double depth = (layer + 1.0) / LAYERS;
            List<Path2D> blades = new ArrayList<>();
            for (int i = 0; i < BLADES; i++) {
                blades.add(blade(dice, lie));
            }
            Plane mask = Shapes.stroke(size, blades, dice.between(0.005, 0.011));
            painting.shade(mask.blur(0.012).shifted(0.008, 0.012).map(v -> 1 - 0.45 * v));
            painting.cover(mask, deep.mix(fresh.near(dice, 0.18), depth * dice.between(0.6, 1)));
        }
        return painting.blur(dice.between(0.003, 0.01));
    }

    private static Path2D blade(Dice dice, double lie) {
        double angle = lie + dice.around(0, 0.4);
        double length = dice.between(0.15, 0.35);
        double x = dice.between(-0.2, 1.1);
        double y = dice.between(-0.2, 1.1);
        double bend = dice.around(0, 0.03);
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        path.quadTo(
                x + length / 2 * Math.cos(angle) - bend * Math.sin(angle),
                y + length / 2 * Math.sin(angle) + bend * Math.cos(angle),
                x + length * Math.cos(angle),
                y + length * Math.sin(angle));
        return path;
    }
}

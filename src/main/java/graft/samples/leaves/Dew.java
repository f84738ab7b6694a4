package graft.samples.leaves;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;

/** Drops of water on a leaf: dark towards the light, bright where they gather it, with a spark on top. */
final class Dew {

    private final int size;
    private final Plane blade;
    private final Light light;

    Dew(int size, Plane blade, Light light) {
        this.size = size;
        this.blade = blade;
        this.light = light;
    }

    void on(Painting painting, Dice dice) {
        int drops = dice.whole(6, 26);
        for (int i = 0; i < drops; i++) {
            double x = dice.between(0.12, 0.88);
            double y = dice.between(0.12, 0.88);
            double radius = 0.006 + 0.022 * Math.pow(dice.unit(), 3);
            if (blade.at(x, y) > 0.99) {
                drop(painting, x, y, radius);
            }
        }
    }

    private void drop(Painting painting, double x, double y, double radius) {
        Plane body = Shapes.fill(size, Shapes.disc(x, y, radius));
        double away = 0.5 * radius;
        painting.stain(
                Shapes.fill(size, Shapes.disc(x - light.x() * away, y - light.y() * away, radius))
                        .blur(radius * 0.3)
                        .times(0.5),
                Colour.BLACK);
        Plane lens = Plane.of(size, (px, py) -> {
            double along = ((px - x) * light.x() + (py - y) * light.y()) / radius;
            return Math.max(-1, Math.min(1, along));
        });
        painting.stain(body.with(lens, (b, l) -> b * Math.max(0, 0.25 + 0.6 * l)), Colour.gray(0.35));
        painting.glow(body.with(lens, (b, l) -> b * Math.max(0, -l - 0.1) * 0.3), new Colour(1, 1, 0.9));
        Plane spark = Shapes.fill(
                size, Shapes.disc(x + light.x() * radius * 0.45, y + light.y() * radius * 0.45, radius * 0.2));
        painting.glow(spark.blur(0.001), new Colour(1.3, 1.35, 1.4));
    }
}

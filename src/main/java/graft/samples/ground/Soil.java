package graft.samples.ground;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import java.util.List;

/** Garden soil: crumbs, and a few small stones. */
public final class Soil implements Ground {

    private static final List<Colour> EARTHS =
            List.of(Colour.of(0x5B4432), Colour.of(0x3F3028), Colour.of(0x77603F), Colour.of(0x8A6F52));

    @Override
    public Painting paint(int size, Dice dice) {
        Colour earth = dice.pick(EARTHS).near(dice, 0.1);
        Noise noise = dice.noise();
        double crumbs = dice.between(16, 26);
        Plane relief = Plane.of(size, (x, y) -> {
            double lumps = 0.5 - Math.min(0.5, noise.nearest(x * crumbs + noise.at(x * 20, y * 20) * 0.3, y * crumbs));
            return 0.014 * lumps + 0.008 * noise.fractal(x * 9, y * 9, 5) + 0.002 * noise.at(x * 90, y * 90);
        });
        double stones = dice.between(3, 6);
        Plane pebbles = Plane.of(size, (x, y) -> {
            double wobble = 0.12 * noise.at(x * 14, y * 14 + 30);
            double scarce = 5 + 9 * Math.max(0, noise.at(x * 2.2, y * 2.2 + 60) + 0.35);
            return 1 - noise.nearest(x * stones + 50, y * stones * 1.2) * scarce + wobble * 3;
        });
        Plane visible = pebbles.step(0, 0.12);
        Plane height = relief.plus(pebbles.map(v -> 0.02 * Math.sqrt(Math.max(0, Math.min(1, v)))));
        return Painting.of(size, (x, y) -> earth.times(0.75 + 0.35 * noise.fractal(x * 4 + 9, y * 4, 3)))
                .cover(visible, dice.between(Colour.of(0x9A9186), Colour.of(0x6F6258)))
                .shade(Light.somewhere(dice).on(height))
                .shade(relief.map(v -> 0.72 + 0.28 * Math.min(1, Math.max(0, v * 90 + 0.4))));
    }
}

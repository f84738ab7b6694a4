package graft.samples.ground;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import java.util.List;

/** Woven cloth with soft folds. */
public final class Cloth implements Ground {

    private static final List<Colour> DYES = List.of(
            Colour.of(0x3D5A7A), Colour.of(0x7A3F3D), Colour.of(0xC8BFA9), Colour.of(0x4E5A4A), Colour.of(0x5C5566));

    private final List<Colour> dyes;

    public Cloth() {
        this(DYES);
    }

    /** Cloth of one of these colours. */
    public Cloth(List<Colour> dyes) {
        this.dyes = dyes;
    }

    @Override
    public Painting paint(int size, Dice dice) {
        Colour dye = dice.pick(dyes).near(dice, 0.1);
        Noise noise = dice.noise();
        double threads = dice.between(48, 80);
        double turn = dice.angle();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        Plane weave = Plane.of(size, (x, y) -> {
            double u = (x * cos + y * sin) * threads + 0.25 * noise.at(x * 12, y * 12);
            double v = (y * cos - x * sin) * threads + 0.25 * noise.at(x * 12 + 40, y * 12);
            double over = Math.floorMod((int) Math.floor(u) + (int) Math.floor(v), 2) == 0 ? u : v;
            return Math.abs(Math.sin(Math.PI * over));
        });
        double folds = dice.between(0.01, 0.04);
        Plane relief = Plane.of(size, (x, y) -> folds * noise.fractal(x * 1.8, y * 1.8 + 11, 2));
        return Painting.of(size, dye)
                .shade(weave.map(v -> 0.72 + 0.36 * v))
                .shade(Light.somewhere(dice).on(relief.plus(weave.times(0.0008))));
    }
}

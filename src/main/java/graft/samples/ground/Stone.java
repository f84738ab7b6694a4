package graft.samples.ground;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import java.util.List;

/** A slab of stone or a street: grains of several minerals, stains, perhaps a crack. */
public final class Stone implements Ground {

    private static final List<Colour> ROCKS = List.of(
            Colour.of(0x8D8C88), Colour.of(0x5F6468), Colour.of(0xB3A892), Colour.of(0x77716B), Colour.of(0xA58D7C));

    @Override
    public Painting paint(int size, Dice dice) {
        Colour rock = dice.pick(ROCKS).near(dice, 0.08);
        Noise noise = dice.noise();
        double grains = dice.between(45, 90);
        boolean cracked = dice.chance(0.4);
        Plane crack = Plane.of(
                size,
                (x, y) -> cracked
                        ? Math.max(0, noise.ridged(x * 1.6 + noise.fractal(x * 7, y * 7, 3) * 0.06, y * 1.6, 1) - 0.985)
                                / 0.015
                        : 0);
        Plane relief = Plane.of(
                size,
                (x, y) -> 0.004 * noise.fractal(x * 14, y * 14, 4) - 0.0022 * noise.nearest(x * grains, y * grains));
        return Painting.of(size, (x, y) -> {
                    double mineral = noise.cell((int) (x * grains * 1.7), (int) (y * grains * 1.7));
                    double stain = noise.fractal(x * 2.5, y * 2.5 + 7, 4);
                    return rock.times(0.95 + 0.22 * (mineral - 0.5) + 0.16 * stain);
                })
                .shade(Light.somewhere(dice).on(relief.minus(crack.times(0.006))))
                .shade(crack.map(v -> 1 - 0.6 * Math.min(1, v)));
    }
}

package graft.samples.metal;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;

/** Rust that began in a few places and eats outwards: rough scales, a stain around them, sometimes runs of rusty water. */
final class Rust implements Flaw {

    private static final Colour SCALE = Colour.of(0x4A2414);
    private static final Colour BODY = Colour.of(0x8A431C);
    private static final Colour BLOOM = Colour.of(0xC0702A);
    private static final Colour STAIN = Colour.of(0xD9A464);

    @Override
    public Trace make(Sheet sheet, Dice dice) {
        int size = sheet.height().size();
        Noise noise = dice.noise();
        Plane attack = attack(size, noise, dice);
        Plane body = attack.step(0, 0.1);
        Plane rough = Plane.of(size, (x, y) -> 0.007 * noise.fractal(x * 26, y * 26, 4));
        Plane height =
                sheet.height().plus(rough.times(body)).plus(body.blur(0.003).times(0.003));
        Plane stain = attack.step(-0.28, 0.06).times(dice.between(0.3, 0.7));
        boolean runs = dice.chance(0.35);
        Plane tint = Plane.of(size, (x, y) -> 0.5 + 1.1 * noise.fractal(x * 13 + 5, y * 13, 5));
        return new Trace(height, painting -> {
            painting.stain(stain, STAIN);
            if (runs) {
                painting.stain(run(body, noise).times(0.7), STAIN.times(new Colour(0.9, 0.75, 0.6)));
            }
            painting.cover(body, scales(painting, attack.with(tint, (a, t) -> t * 0.75 + 0.5 * (0.55 - a))));
        });
    }

    /** Above 0 where rust has eaten the surface. */
    private static Plane attack(int size, Noise noise, Dice dice) {
        int seeds = dice.whole(1, 4);
        double[][] places = new double[seeds][];
        for (int i = 0; i < seeds; i++) {
            places[i] = new double[] {dice.between(0.12, 0.88), dice.between(0.12, 0.88), dice.between(0.04, 0.2)};
        }
        double fine = dice.between(5, 10);
        return Plane.of(size, (x, y) -> {
            double near = -1;
            for (double[] place : places) {
                near = Math.max(near, 1 - Math.hypot(x - place[0], y - place[1]) / place[2]);
            }
            return 0.6 * near + 0.75 * noise.fractal(x * fine, y * fine, 5) - 0.12;
        });
    }

    /** The light that fell on the metal falls on the scales too. */
    private static Painting scales(Painting lit, Plane place) {
        return Painting.of(lit.size(), (x, y) -> {
            double light = 0.3 + 1.1 * Math.min(1, lit.at(x, y).green());
            return Colour.along(place.at(x, y), SCALE, BODY, BODY, BLOOM).times(light);
        });
    }

    /** Rusty water has run down from the rust. */
    private static Plane run(Plane body, Noise noise) {
        Plane wet = Plane.of(body.size(), (x, y) -> {
            double most = 0;
            for (double up = 0.01; up < 0.4; up += 0.02) {
                most = Math.max(most, y - up < 0 ? 0 : body.at(x, y - up) * (1 - up / 0.4));
            }
            return most * Math.max(0, 0.45 + 0.9 * noise.at(x * 26, y * 1.5));
        });
        return wet.blur(0.003, 0.01);
    }
}

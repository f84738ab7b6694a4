package graft.samples.ground;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import java.util.List;

/** A sheet of drawing paper or card: nearly even, with a fine tooth and a few fibres. */
public final class Paper implements Ground {

    private static final List<Colour> SHEETS = List.of(
            Colour.of(0xF1EEE6), Colour.of(0xE8E0CF), Colour.of(0xD9DEE2), Colour.of(0xC9B899), Colour.of(0x9AA3A6));

    @Override
    public Painting paint(int size, Dice dice) {
        Colour sheet = dice.pick(SHEETS).near(dice, 0.06);
        Noise noise = dice.noise();
        Light light = Light.somewhere(dice);
        double fineness = dice.between(70, 130);
        Plane tooth = Plane.of(
                size, (x, y) -> 0.0005 * noise.fractal(x * fineness, y * fineness, 2) + 0.002 * noise.at(x * 3, y * 3));
        Plane fibres = Plane.of(size, (x, y) -> {
            double bent = noise.at(x * 4, y * 4) * 0.05;
            return Math.max(0, noise.ridged((x + bent) * 14, (y - bent) * 14 + 40, 1) - 0.985) * 12;
        });
        return Painting.of(size, sheet).shade(light.on(tooth)).stain(fibres, sheet.times(0.75));
    }
}

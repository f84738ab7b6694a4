package graft.samples.cells;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;

/** Paints nuclei: dense stain with clumps of chromatin, darker towards the rim. */
final class Nucleus {

    private Nucleus() {}

    /**
     * @param shape 1 inside
     * @param clumps size of the clumps, larger is finer
     * @param contrast of the clumps, 0..1
     */
    static void paint(Painting painting, Plane shape, double clumps, double contrast, Stain stain, Dice dice) {
        Noise noise = dice.noise();
        double density = dice.between(0.8, 0.97);
        Plane chromatin = Plane.of(
                shape.size(),
                (x, y) -> 0.5 + 0.5 * noise.fractal(x * clumps, y * clumps, 3) + 0.2 * noise.at(x * 70, y * 70));
        Plane soft = shape.blur(0.0022);
        Plane rim = soft.times(soft.blur(0.012).not()).map(v -> v * 1.2);
        painting.stain(soft.times(density), Colour.WHITE.mix(stain.nucleus(), 0.84));
        painting.stain(soft.times(chromatin.map(v -> Math.max(0, Math.min(1, v)) * contrast)), stain.nucleus());
        painting.stain(rim.times(0.6), stain.nucleus());
    }
}

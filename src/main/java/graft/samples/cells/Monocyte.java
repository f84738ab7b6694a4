package graft.samples.cells;

import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;

/** Large, with a gray-blue body and bubbles; the nucleus is bent like a kidney and looks like lace. */
final class Monocyte implements Leukocyte {

    @Override
    public double radius(Dice dice) {
        return dice.between(0.17, 0.23);
    }

    @Override
    public double wobble() {
        return 0.14;
    }

    @Override
    public void paint(Painting painting, Body body, Stain stain, Dice dice) {
        Cytoplasm.paint(painting, body, stain.blue().mix(stain.plasma(), 0.4), 0.9, dice);
        Cytoplasm.granules(painting, body, stain.nucleus(), 80, 0.3, 0.16, dice);
        Cytoplasm.vacuoles(painting, body, dice);
        Nucleus.paint(painting, kidney(painting.size(), body, dice), 19, 0.55, stain, dice);
    }

    /** A body with a bay pressed into it. */
    private static Plane kidney(int size, Body body, Dice dice) {
        double angle = dice.angle();
        double radius = body.radius() * dice.between(0.58, 0.7);
        Body whole = new Body(body.x(), body.y(), radius, dice.between(1.05, 1.25), angle + 1.57, 0.1, dice.noise());
        double out = radius * dice.between(0.75, 1.1);
        Body bay = new Body(
                body.x() + out * Math.cos(angle),
                body.y() + out * Math.sin(angle),
                radius * dice.between(0.35, 0.55),
                1.2,
                angle,
                0.15,
                dice.noise());
        return whole.mask(size).times(bay.mask(size).blur(0.006).not());
    }
}

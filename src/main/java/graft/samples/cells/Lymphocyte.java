package graft.samples.cells;

import graft.samples.paint.Dice;
import graft.samples.paint.Painting;

/** Small; a dense round nucleus fills nearly all of it and leaves a narrow blue rim. */
final class Lymphocyte implements Leukocyte {

    @Override
    public double radius(Dice dice) {
        return dice.between(0.11, 0.16);
    }

    @Override
    public double wobble() {
        return 0.05;
    }

    @Override
    public void paint(Painting painting, Body body, Stain stain, Dice dice) {
        Cytoplasm.paint(painting, body, stain.blue(), 0.9, dice);
        double angle = dice.angle();
        double off = body.radius() * dice.between(0, 0.1);
        Body nucleus = new Body(
                body.x() + off * Math.cos(angle),
                body.y() + off * Math.sin(angle),
                body.radius() * dice.between(0.74, 0.9),
                dice.between(1, 1.1),
                dice.angle(),
                0.09,
                dice.noise());
        Nucleus.paint(painting, nucleus.mask(painting.size()), 11, 0.8, stain, dice);
    }
}

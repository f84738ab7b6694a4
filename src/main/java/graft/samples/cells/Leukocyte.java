package graft.samples.cells;

import graft.samples.paint.Dice;
import graft.samples.paint.Painting;

/** A kind of white blood cell. */
interface Leukocyte {

    /** How large it is, as a share of a red cell's size. */
    double radius(Dice dice);

    /** How uneven its outline is. */
    double wobble();

    /** Paints it where it lies. */
    void paint(Painting painting, Body body, Stain stain, Dice dice);
}

package graft.samples;

import graft.samples.paint.Dice;
import graft.samples.paint.Painting;

/** What the pictures of one class show. */
@FunctionalInterface
public interface Motif {

    /**
     * Paints one picture; all that differs between two of them comes from the dice.
     *
     * @param size side of the painting in pixels
     */
    Painting paint(int size, Dice dice);
}

package graft.samples.leaves;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import java.util.List;

/** A tree, as far as its leaves tell. */
interface Species {

    /** One of its leaves; no two are alike. */
    LeafShape leaf(Dice dice);

    /** What its leaves turn to in autumn, from the ribs outwards. */
    List<Colour[]> autumn();
}

package graft.samples.ground;

import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import java.util.List;

/** Something that things lie on. */
@FunctionalInterface
public interface Ground {

    /** Paints it over the whole picture. */
    Painting paint(int size, Dice dice);

    /** Everything a leaf may lie on. */
    static List<Ground> all() {
        return List.of(new Paper(), new Wood(), new Soil(), new Stone(), new Grass(), new Cloth());
    }
}

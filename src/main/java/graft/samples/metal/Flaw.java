package graft.samples.metal;

import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;

/** Something that is wrong with a sheet of metal. */
interface Flaw {

    /** Nothing is. */
    Flaw NONE = (sheet, dice) -> new Trace(sheet.height(), painting -> {});

    /** Makes the flaw at a place of its own. */
    Trace make(Sheet sheet, Dice dice);

    /**
     * What a flaw leaves.
     *
     * @param height of the sheet with it
     * @param colour paints what is not relief, after the light has fallen
     */
    record Trace(Plane height, Paint colour) {}

    /** Changes a picture. */
    @FunctionalInterface
    interface Paint {
        void on(Painting painting);
    }
}

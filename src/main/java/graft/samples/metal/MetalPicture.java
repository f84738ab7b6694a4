package graft.samples.metal;

import graft.samples.Motif;
import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;

/** A sheet of metal under the lamps of an inspection bench, with one kind of flaw or none. */
public final class MetalPicture implements Motif {

    private final Flaw flaw;

    private MetalPicture(Flaw flaw) {
        this.flaw = flaw;
    }

    public static Motif good() {
        return new MetalPicture(Flaw.NONE);
    }

    public static Motif scratched() {
        return new MetalPicture(new Scratches());
    }

    public static Motif dented() {
        return new MetalPicture(new Dents());
    }

    public static Motif rusty() {
        return new MetalPicture(new Rust());
    }

    @Override
    public Painting paint(int size, Dice dice) {
        Sheet sheet = Sheet.any(size, dice);
        Flaw.Trace trace = flaw.make(sheet, dice);
        Plane light = sheet.lit(trace.height(), dice);
        Painting painting = Painting.of(size, sheet.colour()).shade(light).shade(sheet.finish());
        // The sky of the hall is bluish, the lamps are warm: bright places are a little yellower.
        painting.stain(light.map(v -> 0.25 * Math.max(0, 0.6 - v)), Colour.of(0x9FB4CC));
        trace.colour().on(painting);
        new Fittings(size, dice).on(painting);
        return painting;
    }
}

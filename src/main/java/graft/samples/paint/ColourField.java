package graft.samples.paint;

/** A colour for each point of the picture; both coordinates run from 0 to 1, y downwards. */
@FunctionalInterface
public interface ColourField {

    Colour at(double x, double y);
}

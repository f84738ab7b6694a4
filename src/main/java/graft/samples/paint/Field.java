package graft.samples.paint;

/** A number for each point of the picture; both coordinates run from 0 to 1, y downwards. */
@FunctionalInterface
public interface Field {

    double at(double x, double y);
}

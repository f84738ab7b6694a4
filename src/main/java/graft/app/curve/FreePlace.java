package graft.app.curve;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Finds a place for a label in a plot where it covers neither the curves nor what it belongs to. All in pixels. */
final class FreePlace {

    private final Rectangle2D plot;
    private final List<List<Point2D>> curves;

    /**
     * @param plot where labels may lie
     * @param curves each as its points from left to right, which straight lines join
     */
    FreePlace(Rectangle2D plot, List<List<Point2D>> curves) {
        this.plot = plot;
        this.curves = curves;
    }

    /**
     * The free place that is nearest to a mark: above or below it, else beside it, else in one half of the plot. Where
     * everything is covered, it is the bottom of the plot.
     *
     * @param mark the middle of what the label belongs to
     * @param radius of the mark, and the least distance to it and to the curves
     * @return the upper left corner of the label
     */
    Point2D near(Point2D mark, double radius, double width, double height) {
        double[] lefts = {
            mark.getX() - width / 2,
            mark.getX() + 2 * radius,
            mark.getX() - 2 * radius - width,
            plot.getMinX(),
            plot.getMaxX() - width
        };
        for (double wanted : lefts) {
            double left = Math.max(plot.getMinX(), Math.min(plot.getMaxX() - width, wanted));
            double found = row(left, mark, radius, width, height);
            if (!Double.isNaN(found)) {
                return new Point2D(left, found);
            }
        }
        double left = Math.max(plot.getMinX(), Math.min(plot.getMaxX() - width, lefts[0]));
        return new Point2D(left, plot.getMaxY() - height);
    }

    /** The free row that is nearest to the mark; not a number where there is none. */
    private double row(double left, Point2D mark, double radius, double width, double height) {
        double best = Double.NaN;
        double least = Double.MAX_VALUE;
        for (double top = plot.getMinY(); top <= plot.getMaxY() - height; top += radius / 2) {
            double distance = Math.abs(top + height / 2 - mark.getY());
            if (distance < least && free(left - radius, top - radius, width + 2 * radius, height + 2 * radius, mark)) {
                best = top;
                least = distance;
            }
        }
        return best;
    }

    private boolean free(double left, double top, double width, double height, Point2D mark) {
        Rectangle2D place = new Rectangle2D(left, top, width, height);
        return !place.contains(mark) && curves.stream().noneMatch(curve -> crosses(curve, place));
    }

    private static boolean crosses(List<Point2D> curve, Rectangle2D place) {
        if (curve.size() == 1) {
            return place.contains(curve.get(0));
        }
        for (int i = 1; i < curve.size(); i++) {
            if (crosses(curve.get(i - 1), curve.get(i), place)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the part of a line that lies above or below the place, or in it, comes into its rows. */
    private static boolean crosses(Point2D a, Point2D b, Rectangle2D place) {
        double from = Math.max(a.getX(), place.getMinX());
        double to = Math.min(b.getX(), place.getMaxX());
        if (from > to) {
            return false;
        }
        double one = heightAt(a, b, from);
        double two = heightAt(a, b, to);
        return Math.max(one, two) >= place.getMinY() && Math.min(one, two) <= place.getMaxY();
    }

    private static double heightAt(Point2D a, Point2D b, double x) {
        double run = b.getX() - a.getX();
        return run == 0 ? a.getY() : a.getY() + (b.getY() - a.getY()) * (x - a.getX()) / run;
    }
}

package graft.app.curve;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws which epoch is kept: a ring with a check on its validation figure, and its name where it covers no curve. */
final class KeptMark {

    /** Of the ring, in em. */
    private static final double RADIUS = 0.6;

    private KeptMark() {}

    /**
     * @param at the validation figure of the epoch, in pixels
     * @param name what stands beside it
     * @param curves which the name must not cover
     */
    static void draw(
            GraphicsContext g, ChartScale scale, ChartInk ink, Point2D at, String name, List<ChartSeries> curves) {
        double radius = RADIUS * ink.em();
        g.setLineWidth(1);
        g.setStroke(ink.validation().deriveColor(0, 1, 1, 0.5));
        g.strokeLine(at.getX(), scale.top(), at.getX(), scale.bottom());
        ring(g, at.getX(), at.getY(), radius, ink.validation(), ink.ground());
        ChartLabel label = ChartLabel.of(name, g.getFont(), ink.em());
        Rectangle2D plot =
                new Rectangle2D(scale.left(), scale.top(), scale.right() - scale.left(), scale.bottom() - scale.top());
        Point2D corner = new FreePlace(
                        plot, curves.stream().map(ChartSeries::points).toList())
                .near(at, radius, label.width(), label.height());
        label.draw(g, scale, ink, corner.getX() + label.width() / 2, corner.getY());
    }

    private static void ring(GraphicsContext g, double x, double y, double radius, Color colour, Color ground) {
        g.setFill(ground);
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setStroke(colour);
        g.setLineWidth(2);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.strokePolyline(
                new double[] {x - radius * 0.45, x - radius * 0.1, x + radius * 0.5},
                new double[] {y, y + radius * 0.35, y - radius * 0.35},
                3);
    }
}

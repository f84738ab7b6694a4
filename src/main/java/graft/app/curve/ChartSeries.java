package graft.app.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * One figure from epoch to epoch, as it lies in the chart.
 *
 * @param points in pixels, from left to right; epochs without a finite value are left out
 */
record ChartSeries(List<Point2D> points) {

    /** Markers are drawn for so many epochs at most; above, for every n-th. */
    private static final int MARKED = 40;

    ChartSeries {
        points = List.copyOf(points);
    }

    static ChartSeries of(Curves curves, ChartScale scale, Function<EpochPoint, Optional<Double>> value) {
        List<Point2D> points = new ArrayList<>();
        for (EpochPoint epoch : curves.points()) {
            value.apply(epoch)
                    .filter(Double::isFinite)
                    .ifPresent(v -> points.add(new Point2D(scale.x(epoch.number()), scale.y(v))));
        }
        return new ChartSeries(points);
    }

    /** A solid line with filled dots. */
    void drawSolid(GraphicsContext g, Color colour) {
        g.setStroke(colour);
        g.setLineWidth(2.5);
        line(g);
        g.setFill(colour);
        marked().forEach(p -> g.fillOval(p.getX() - 3.2, p.getY() - 3.2, 6.4, 6.4));
    }

    /**
     * A dashed line with hollow squares.
     *
     * @param ground what shows through the squares
     */
    void drawDashed(GraphicsContext g, Color colour, Color ground) {
        g.setStroke(colour);
        g.setLineWidth(2);
        g.setLineDashes(6, 4);
        line(g);
        g.setLineDashes();
        g.setFill(ground);
        g.setLineWidth(1.5);
        marked().forEach(p -> {
            g.fillRect(p.getX() - 3, p.getY() - 3, 6, 6);
            g.strokeRect(p.getX() - 3, p.getY() - 3, 6, 6);
        });
    }

    /** In one go, so that dashes run on from epoch to epoch however close those are. */
    private void line(GraphicsContext g) {
        g.strokePolyline(
                points.stream().mapToDouble(Point2D::getX).toArray(),
                points.stream().mapToDouble(Point2D::getY).toArray(),
                points.size());
    }

    private List<Point2D> marked() {
        int every = Math.max(1, (points.size() + MARKED - 1) / MARKED);
        List<Point2D> marked = new ArrayList<>();
        for (int i = 0; i < points.size(); i += every) {
            marked.add(points.get(i));
        }
        return marked;
    }
}

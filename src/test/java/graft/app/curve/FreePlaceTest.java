package graft.app.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class FreePlaceTest {

    private static final Rectangle2D PLOT = new Rectangle2D(50, 20, 400, 200);
    private static final double WIDTH = 120;
    private static final double HEIGHT = 24;
    private static final double RADIUS = 7;

    private static List<Point2D> curve(DoubleUnaryOperator y) {
        List<Point2D> points = new ArrayList<>();
        for (double x = PLOT.getMinX(); x <= PLOT.getMaxX(); x += 20) {
            points.add(new Point2D(x, y.applyAsDouble(x)));
        }
        return points;
    }

    private static Rectangle2D label(Point2D mark, List<List<Point2D>> curves) {
        Point2D corner = new FreePlace(PLOT, curves).near(mark, RADIUS, WIDTH, HEIGHT);
        return new Rectangle2D(corner.getX(), corner.getY(), WIDTH, HEIGHT);
    }

    /** Points far closer to each other than a label is large, so that none of a curve is missed. */
    private static void assertThatNothingIsCovered(Rectangle2D label, Point2D mark, List<List<Point2D>> curves) {
        assertThat(PLOT.contains(label)).as("%s lies in the plot", label).isTrue();
        assertThat(label.contains(mark)).isFalse();
        for (List<Point2D> curve : curves) {
            for (int i = 1; i < curve.size(); i++) {
                for (double share = 0; share <= 1; share += 0.01) {
                    Point2D on = curve.get(i - 1).interpolate(curve.get(i), share);
                    assertThat(label.contains(on)).as("%s covers %s", label, on).isFalse();
                }
            }
        }
    }

    @Test
    void theNearestFreeRowIsTaken() {
        List<List<Point2D>> curves = List.of(curve(x -> 120), curve(x -> 60));
        Point2D mark = new Point2D(250, 120);
        Rectangle2D label = label(mark, curves);
        assertThatNothingIsCovered(label, mark, curves);
        assertThat(label.getMinX()).as("centred").isEqualTo(190);
        assertThat(Math.abs((label.getMinY() + label.getMaxY()) / 2 - mark.getY()))
                .isLessThan(2 * HEIGHT);
    }

    @Test
    void atTheEdgeTheLabelStaysInThePlot() {
        List<List<Point2D>> curves = List.of(curve(x -> 40), curve(x -> 200));
        Point2D mark = new Point2D(PLOT.getMaxX(), 200);
        assertThatNothingIsCovered(label(mark, curves), mark, curves);
    }

    @Test
    void steepCurvesAreNotCoveredBetweenTheirPointsEither() {
        List<List<Point2D>> curves = List.of(
                List.of(new Point2D(50, 210), new Point2D(450, 30)),
                List.of(new Point2D(50, 30), new Point2D(450, 210)));
        Point2D mark = new Point2D(250, 120);
        assertThatNothingIsCovered(label(mark, curves), mark, curves);
    }

    @Test
    void theRoomOfEpochsToComeIsUsedWhereTheCurvesFillTheirOwn() {
        List<List<Point2D>> rows = new ArrayList<>();
        for (double y = 20; y <= 220; y += 20) {
            rows.add(List.of(new Point2D(50, y), new Point2D(200, y)));
        }
        Point2D mark = new Point2D(150, 120);
        Rectangle2D label = label(mark, rows);
        assertThatNothingIsCovered(label, mark, rows);
        assertThat(label.getMinX()).isGreaterThan(200);
    }

    @Test
    void whereNothingIsFreeItLiesAtTheBottom() {
        List<List<Point2D>> rows = new ArrayList<>();
        for (double y = 20; y <= 220; y += 10) {
            double height = y;
            rows.add(curve(x -> height));
        }
        assertThat(label(new Point2D(250, 120), rows)).isEqualTo(new Rectangle2D(190, 196, WIDTH, HEIGHT));
    }
}

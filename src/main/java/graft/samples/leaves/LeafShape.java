package graft.samples.leaves;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A leaf as lines: its stalk meets the blade at (0, 0), its tip is near (0, -1).
 *
 * @param outline of the blade, points [n][2] all round
 * @param ribs the strong veins, each a row of points from the middle outwards; the first is the midrib
 * @param veins the fine ones
 * @param stalk from the blade outwards
 */
record LeafShape(double[][] outline, List<double[][]> ribs, List<double[][]> veins, double[][] stalk) {

    /** The same leaf with every point moved. */
    LeafShape moved(UnaryOperator<double[]> move) {
        return new LeafShape(
                line(outline, move),
                ribs.stream().map(l -> line(l, move)).toList(),
                veins.stream().map(l -> line(l, move)).toList(),
                line(stalk, move));
    }

    private static double[][] line(double[][] points, UnaryOperator<double[]> move) {
        double[][] moved = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            moved[i] = move.apply(points[i]);
        }
        return moved;
    }

    static List<? extends Shape> paths(List<double[][]> lines) {
        return lines.stream().map(LeafShape::path).toList();
    }

    static Shape path(double[][] points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0][0], points[0][1]);
        for (int i = 1; i < points.length; i++) {
            path.lineTo(points[i][0], points[i][1]);
        }
        return path;
    }

    /** Points of a curve with one control point, the first left out. */
    static void curve(List<double[]> to, double[] from, double[] control, double[] end) {
        int steps = 8;
        for (int i = 1; i <= steps; i++) {
            double t = (double) i / steps;
            double a = (1 - t) * (1 - t);
            double b = 2 * t * (1 - t);
            to.add(new double[] {
                a * from[0] + b * control[0] + t * t * end[0], a * from[1] + b * control[1] + t * t * end[1]
            });
        }
    }
}

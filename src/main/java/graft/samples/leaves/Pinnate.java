package graft.samples.leaves;

import graft.samples.paint.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Builds leaves with one midrib and ribs that leave it in pairs, from how wide the blade is at each height. */
final class Pinnate {

    private static final int STEPS = 150;

    private Pinnate() {}

    /**
     * @param right half width to the right at 0 (stalk) to 1 (tip)
     * @param left half width to the left
     * @param pairs of ribs
     * @param rise of a rib towards the tip for each unit outwards
     */
    static LeafShape leaf(DoubleUnaryOperator right, DoubleUnaryOperator left, int pairs, double rise, Dice dice) {
        double[][] outline = new double[2 * STEPS][];
        for (int i = 0; i < STEPS; i++) {
            double t = (i + 0.5) / STEPS;
            outline[i] = new double[] {right.applyAsDouble(t), -t};
            outline[2 * STEPS - 1 - i] = new double[] {-left.applyAsDouble(t), -t};
        }
        List<double[][]> ribs = new ArrayList<>();
        List<double[][]> veins = new ArrayList<>();
        ribs.add(new double[][] {{0, 0}, {dice.around(0, 0.004), -0.5}, {0, -0.985}});
        for (int pair = 0; pair < pairs; pair++) {
            double start = 0.04 + 0.82 * (pair + dice.around(0.3, 0.06)) / pairs;
            ribs.add(rib(right, start, 1, rise));
            ribs.add(rib(left, start + dice.around(0.015, 0.008), -1, rise));
            fine(veins, ribs.get(ribs.size() - 2), dice);
            fine(veins, ribs.get(ribs.size() - 1), dice);
        }
        double[][] stalk = {{0, 0}, {dice.around(0, 0.01), 0.1}, {dice.around(0, 0.03), dice.between(0.17, 0.3)}};
        return new LeafShape(outline, ribs, veins, stalk);
    }

    /** Goes outwards and up, bending up at the end, and stops shortly before the edge. */
    private static double[][] rib(DoubleUnaryOperator width, double start, int side, double rise) {
        List<double[]> points = new ArrayList<>();
        for (double out = 0; out < 0.6; out += 0.02) {
            double height = start + out * rise + out * out * 0.9;
            if (height >= 0.99 || out > 0.93 * width.applyAsDouble(height)) {
                break;
            }
            points.add(new double[] {side * out, -height});
        }
        if (points.size() == 1) {
            points.add(new double[] {side * 0.01, -start - 0.01});
        }
        return points.toArray(double[][]::new);
    }

    /** Short veins to both sides of a rib. */
    private static void fine(List<double[][]> veins, double[][] rib, Dice dice) {
        for (int i = 2; i < rib.length - 1; i += 2) {
            double length = dice.between(0.03, 0.07);
            double side = Math.signum(rib[i][0]);
            veins.add(new double[][] {rib[i], {rib[i][0] + side * length * 0.3, rib[i][1] - length}});
            veins.add(new double[][] {rib[i], {rib[i][0] + side * length, rib[i][1] + length * 0.35}});
        }
    }
}

package graft.samples.leaves;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import java.util.ArrayList;
import java.util.List;

/** Norway maple (Acer platanoides): five lobes spread like a hand, each with pointed teeth and round bays between. */
final class Maple implements Species {

    private static final double[] DIRECTIONS = {-1.75, -0.88, 0, 0.88, 1.75};
    private static final double[] LENGTHS = {0.52, 0.78, 0.86, 0.78, 0.52};
    /** Half of a lobe from bay to tip: how far along it, how far aside, as shares of its length. */
    private static final double[][] TEETH = {{0.64, 0.27}, {0.70, 0.15}, {0.83, 0.13}, {0.86, 0.07}};

    @Override
    public LeafShape leaf(Dice dice) {
        double spread = dice.between(0.92, 1.06);
        double bay = dice.between(0.4, 0.52);
        double[] centre = {0, -0.12};
        List<double[]> outline = new ArrayList<>();
        List<double[][]> ribs = new ArrayList<>();
        List<double[][]> veins = new ArrayList<>();
        double[] last = {0, -0.02};
        outline.add(last);
        for (int lobe = 0; lobe < DIRECTIONS.length; lobe++) {
            double direction = DIRECTIONS[lobe] * spread + dice.around(0, 0.03);
            double length = LENGTHS[lobe] * dice.around(1, 0.05);
            last = lobe(outline, last, centre, direction, length, dice);
            double[] end = lobe + 1 < DIRECTIONS.length
                    ? polar(
                            centre,
                            (DIRECTIONS[lobe] + DIRECTIONS[lobe + 1]) / 2 * spread,
                            bay * dice.around(0.85, 0.05))
                    : new double[] {0, -0.02};
            bow(outline, last, end, centre, 0.25);
            last = end;
            ribs.add(lobe == 0 ? 0 : ribs.size(), new double[][] {centre, polar(centre, direction, length * 0.96)});
            side(veins, centre, direction, length, dice);
        }
        ribs.add(0, new double[][] {{0, 0}, centre});
        double[][] stalk = {
            centre, {0, 0}, {dice.around(0, 0.02), 0.14}, {dice.around(0, 0.06), dice.between(0.25, 0.42)}
        };
        return new LeafShape(outline.toArray(double[][]::new), ribs, veins, stalk);
    }

    /** Goes up one side of a lobe by its teeth, over the tip and down the other. */
    private static double[] lobe(
            List<double[]> outline, double[] from, double[] centre, double direction, double length, Dice dice) {
        List<double[]> corners = new ArrayList<>();
        for (double[] tooth : TEETH) {
            corners.add(
                    at(centre, direction, length, tooth[0] * dice.around(1, 0.02), -tooth[1] * dice.around(1, 0.08)));
        }
        corners.add(at(centre, direction, length, 1, 0));
        for (int i = TEETH.length - 1; i >= 0; i--) {
            corners.add(at(centre, direction, length, TEETH[i][0], TEETH[i][1] * dice.around(1, 0.08)));
        }
        double[] last = from;
        for (double[] corner : corners) {
            bow(outline, last, corner, centre, 0.12);
            last = corner;
        }
        return last;
    }

    /** A line that hangs through towards the middle of the leaf. */
    private static void bow(List<double[]> outline, double[] from, double[] to, double[] centre, double pull) {
        double mx = (from[0] + to[0]) / 2;
        double my = (from[1] + to[1]) / 2;
        double[] control = {mx + (centre[0] - mx) * pull, my + (centre[1] - my) * pull};
        LeafShape.curve(outline, from, control, to);
    }

    private static void side(List<double[][]> veins, double[] centre, double direction, double length, Dice dice) {
        for (double along = 0.3; along < 0.85; along += 0.14) {
            for (int side = -1; side <= 1; side += 2) {
                double out = 0.17 * (1.1 - along) * dice.around(1, 0.1);
                veins.add(new double[][] {
                    at(centre, direction, length, along, 0), at(centre, direction, length, along + out, side * out)
                });
            }
        }
    }

    private static double[] at(double[] centre, double direction, double length, double along, double aside) {
        double sin = Math.sin(direction);
        double cos = Math.cos(direction);
        return new double[] {
            centre[0] + length * (along * sin + aside * cos), centre[1] + length * (-along * cos + aside * sin)
        };
    }

    private static double[] polar(double[] centre, double direction, double radius) {
        return at(centre, direction, radius, 1, 0);
    }

    @Override
    public List<Colour[]> autumn() {
        return List.of(
                new Colour[] {Colour.of(0xD8A030), Colour.of(0xD0702A), Colour.of(0xB03A22)},
                new Colour[] {Colour.of(0xC8B038), Colour.of(0xDCA830), Colour.of(0xC0702C)},
                new Colour[] {Colour.of(0xB8482A), Colour.of(0x9C2A22), Colour.of(0x6E2420)});
    }
}

package graft.data.split;

import graft.data.Part;
import java.util.EnumSet;
import java.util.List;

/** How many pictures of each class each part has, and how far that is from what was wanted. */
final class PartTally {

    /** A lack counts more than any distance: squared distances over the size of a class stay below its size. */
    static final double LACK = 1e6;

    private final List<Part> parts;
    private final int[][] have;
    private final int[][] wanted;
    private final int[][] least;
    private final double[] scale;

    /**
     * @param fixed pictures [classes][parts] that are there already and stay; not changed
     * @param toCome how many pictures of each class are still to be given out
     */
    PartTally(List<Part> parts, int[][] fixed, int[] toCome, SplitSettings settings) {
        this.parts = parts;
        int classes = toCome.length;
        have = new int[classes][parts.size()];
        wanted = new int[classes][parts.size()];
        least = new int[classes][parts.size()];
        scale = new double[classes];
        for (int c = 0; c < classes; c++) {
            int total = toCome[c];
            for (int p = 0; p < parts.size(); p++) {
                have[c][p] = fixed[c][p];
                total += fixed[c][p];
            }
            Quotas quotas = Quotas.of(total, EnumSet.copyOf(parts), settings);
            scale[c] = 1.0 / Math.max(1, total);
            for (int p = 0; p < parts.size(); p++) {
                wanted[c][p] = quotas.wanted().getOrDefault(parts.get(p), 0);
                least[c][p] = quotas.least().getOrDefault(parts.get(p), 0);
            }
        }
    }

    void add(int c, int part, int pictures) {
        have[c][part] += pictures;
    }

    /** By how much the squared distance of a class changes if a part gets this many more. */
    double distanceChange(int c, int part, int pictures) {
        double gap = have[c][part] - wanted[c][part];
        return scale[c] * ((gap + pictures) * (gap + pictures) - gap * gap);
    }

    double cost() {
        double cost = 0;
        for (int c = 0; c < have.length; c++) {
            cost += cost(c);
        }
        return cost;
    }

    /** The cost of one class: what is lacking, and the squared distance from the wanted numbers. */
    double cost(int c) {
        double cost = 0;
        for (int p = 0; p < parts.size(); p++) {
            double gap = have[c][p] - wanted[c][p];
            int lack = Math.max(0, least[c][p] - have[c][p]);
            cost += scale[c] * gap * gap + LACK * weight(parts.get(p)) * lack * lack;
        }
        return cost;
    }

    /** What training lacks cannot be learned; what the test lacks cannot be told. */
    private static double weight(Part part) {
        return switch (part) {
            case TRAIN -> 64;
            case TEST -> 9;
            case VALIDATION -> 8;
        };
    }
}

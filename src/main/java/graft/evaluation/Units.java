package graft.evaluation;

import java.util.HashMap;
import java.util.Map;

/** What counts as one independent observation: a picture, or a group of pictures where groups were given. */
final class Units {

    private final int[] unitOf;
    private final int count;

    private Units(int[] unitOf, int count) {
        this.unitOf = unitOf;
        this.count = count;
    }

    static Units of(Predictions predictions) {
        Map<String, Integer> seen = new HashMap<>();
        int[] unitOf = new int[predictions.size()];
        for (int i = 0; i < unitOf.length; i++) {
            int picture = i;
            unitOf[i] = predictions
                    .group(i)
                    .map(g -> seen.computeIfAbsent(g, k -> seen.size()))
                    .orElse(picture);
        }
        return new Units(unitOf, seen.isEmpty() ? unitOf.length : seen.size());
    }

    /** The unit of picture {@code i}, 0 to {@link #count()} - 1. */
    int of(int i) {
        return unitOf[i];
    }

    int count() {
        return count;
    }

    int pictures() {
        return unitOf.length;
    }

    /** Whether a unit holds more than one picture. */
    boolean areGroups() {
        return count < unitOf.length;
    }

    /** The sum of a value over the pictures of each unit. */
    double[] sums(double[] perPicture) {
        double[] sums = new double[count];
        for (int i = 0; i < unitOf.length; i++) {
            sums[unitOf[i]] += perPicture[i];
        }
        return sums;
    }
}

package graft.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often each class was taken for which.
 *
 * @param classes the names of the C classes
 * @param counts [C, C]: {@code counts.get(t).get(p)} pictures of class t were answered p
 */
public record ConfusionMatrix(List<String> classes, List<List<Integer>> counts) {

    /** Copies both, and refuses a table of another shape or with a negative count. */
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
        int c = classes.size();
        if (counts.size() != c
                || counts.stream().anyMatch(r -> r.size() != c || r.stream().anyMatch(n -> n < 0))) {
            throw new IllegalArgumentException("not a table of counts of " + c + " by " + c);
        }
    }

    public static ConfusionMatrix of(Predictions predictions) {
        int c = predictions.classCount();
        int[][] table = new int[c][c];
        for (int i = 0; i < predictions.size(); i++) {
            table[predictions.truth(i)][predictions.answer(i)]++;
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : table) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return new ConfusionMatrix(predictions.classes(), rows);
    }

    public int count(int truth, int answer) {
        return counts.get(truth).get(answer);
    }

    /** How many pictures truly belong to this class. */
    public int pictures(int truth) {
        return counts.get(truth).stream().mapToInt(Integer::intValue).sum();
    }

    /** How many pictures were answered with this class. */
    public int answers(int answer) {
        return counts.stream().mapToInt(row -> row.get(answer)).sum();
    }

    public int total() {
        return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
    }

    /** How many were answered rightly: the diagonal. */
    public int right() {
        int n = 0;
        for (int c = 0; c < classes.size(); c++) {
            n += count(c, c);
        }
        return n;
    }
}

package graft.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How right and how complete "it is this class" would be at every limit of its probability.
 *
 * @param label the class
 * @param pictures how many pictures truly belong to it, at least 1
 * @param averagePrecision the mean precision over the steps of recall, Σ (R_k − R_k−1) P_k, without interpolation
 *     between the points (which is too kind: Davis and Goadrich, ICML 2006)
 * @param interval of the long-run average precision; absent with few pictures or groups
 * @param points from the strictest limit on; pictures of equal probability enter together
 */
public record PrecisionRecall(
        String label, int pictures, double averagePrecision, Optional<Interval> interval, List<Point> points) {

    /** Copies the points. */
    public PrecisionRecall {
        points = List.copyOf(points);
    }

    /**
     * What a limit comes to.
     *
     * @param limit pictures with at least this probability are called the class
     * @param precision of those, how many are of it
     * @param recall of its pictures, how many are among them
     */
    public record Point(double limit, double precision, double recall) {}

    /** The curves of the classes that have pictures, in order. */
    public static List<PrecisionRecall> of(Predictions predictions, EvaluationSettings settings) {
        Bootstrap bootstrap = new Bootstrap(Units.of(predictions), settings);
        List<PrecisionRecall> curves = new ArrayList<>();
        for (int c = 0; c < predictions.classCount(); c++) {
            int label = c;
            int pictures = (int) IntStream.range(0, predictions.size())
                    .filter(i -> predictions.truth(i) == label)
                    .count();
            if (pictures > 0) {
                curves.add(of(predictions, label, pictures, bootstrap));
            }
        }
        return List.copyOf(curves);
    }

    private static PrecisionRecall of(Predictions predictions, int label, int pictures, Bootstrap bootstrap) {
        int n = predictions.size();
        double[] score = IntStream.range(0, n)
                .mapToDouble(i -> predictions.probability(i, label))
                .toArray();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> score[i]).reversed())
                .mapToInt(i -> i)
                .toArray();
        boolean[] ofIt = new boolean[n];
        for (int i = 0; i < n; i++) {
            ofIt[i] = predictions.truth(i) == label;
        }
        List<Point> points = new ArrayList<>();
        int hits = 0;
        for (int place = 0; place < n; place++) {
            hits += ofIt[order[place]] ? 1 : 0;
            if (place == n - 1 || score[order[place + 1]] < score[order[place]]) {
                points.add(new Point(score[order[place]], hits / (place + 1.0), (double) hits / pictures));
            }
        }
        int[] once = new int[n];
        Arrays.fill(once, 1);
        return new PrecisionRecall(
                predictions.classes().get(label),
                pictures,
                average(order, score, ofIt, once),
                bootstrap
                        .percentile(weights -> average(order, score, ofIt, weights))
                        .map(i -> i.within(0, 1)),
                points);
    }

    /** Average precision when picture i was drawn {@code weights[i]} times; NaN without a picture of the class. */
    private static double average(int[] order, double[] score, boolean[] ofIt, int[] weights) {
        double hits = 0;
        double called = 0;
        double before = 0;
        double sum = 0;
        for (int place = 0; place < order.length; place++) {
            int i = order[place];
            called += weights[i];
            hits += ofIt[i] ? weights[i] : 0;
            if ((place == order.length - 1 || score[order[place + 1]] < score[i]) && hits > before) {
                sum += (hits - before) * hits / called;
                before = hits;
            }
        }
        return hits > 0 ? sum / hits : Double.NaN;
    }

    /** The points in the order of rising recall, which is that of falling limits, with where the line begins. */
    public List<Point> line() {
        List<Point> line = new ArrayList<>(points);
        line.add(0, new Point(1, points.get(0).precision(), 0));
        return Collections.unmodifiableList(line);
    }
}

package graft.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Computes the figures of an {@link Evaluation}. */
final class Evaluator {

    /**
     * No picture costs more than this: ln(2^23). A probability nearer to 0 than single precision can tell apart from 1
     * on the other side says "never" as clearly as this one does, and must not decide the mean alone.
     */
    static final double MOST_LOSS = 23 * Math.log(2);

    private static final int[] TOP = {2, 3, 5};

    private final Predictions predictions;
    private final EvaluationSettings settings;
    private final Units units;
    private final Shares shares;
    private final Bootstrap bootstrap;
    private final int[] answers;

    Evaluator(Predictions predictions, EvaluationSettings settings) {
        this.predictions = predictions;
        this.settings = settings;
        this.units = Units.of(predictions);
        this.shares = new Shares(units, settings.confidence());
        this.bootstrap = new Bootstrap(units, settings);
        this.answers =
                IntStream.range(0, predictions.size()).map(predictions::answer).toArray();
    }

    Evaluation evaluate(Purpose purpose) {
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
        List<ClassFigures> perClass = IntStream.range(0, predictions.classCount())
                .mapToObj(c -> classFigures(c, confusion))
                .toList();
        Proportion right = shares.of(i -> true, this::isRight).orElseThrow();
        List<Proportion> recalls =
                perClass.stream().flatMap(f -> f.recall().stream()).toList();
        double[] losses = losses(predictions);
        return new Evaluation(
                Evaluation.SCHEMA_VERSION,
                purpose,
                predictions.classes(),
                predictions.size(),
                units.areGroups() ? OptionalInt.of(units.count()) : OptionalInt.empty(),
                right.successes(),
                right.value(),
                right.interval(),
                recalls.stream().mapToDouble(Proportion::value).average().orElseThrow(),
                balancedInterval(recalls),
                perClass.stream().flatMapToDouble(f -> f.f1().stream()).average(),
                macroF1Interval(perClass),
                topK(),
                Arrays.stream(losses).average().orElseThrow(),
                bootstrap.percentile(weights -> weightedMean(weights, losses)),
                CalibrationMeasure.of(predictions, units, settings),
                perClass,
                confusion);
    }

    /** -ln of the probability of the true class of each picture, at most {@link #MOST_LOSS}. */
    static double[] losses(Predictions predictions) {
        return IntStream.range(0, predictions.size())
                .mapToDouble(i -> Math.min(MOST_LOSS, -predictions.logProbability(i, predictions.truth(i))))
                .toArray();
    }

    private boolean isRight(int i) {
        return answers[i] == predictions.truth(i);
    }

    private ClassFigures classFigures(int c, ConfusionMatrix confusion) {
        // F1 = 2 J / (1 + J) with J = TP / (TP + FP + FN), a share of the pictures that are, or are taken for, c.
        Optional<Proportion> overlap = shares.of(
                i -> predictions.truth(i) == c || answers[i] == c, i -> predictions.truth(i) == c && answers[i] == c);
        return new ClassFigures(
                predictions.classes().get(c),
                confusion.pictures(c),
                confusion.answers(c),
                shares.of(i -> predictions.truth(i) == c, this::isRight),
                shares.of(i -> answers[i] == c, this::isRight),
                overlap.map(p -> OptionalDouble.of(f1(p.value()))).orElseGet(OptionalDouble::empty),
                overlap.map(p -> {
                    Interval j = p.interval();
                    return new Interval(f1(j.low()), f1(j.high()), j.confidence(), j.method());
                }));
    }

    private static double f1(double overlap) {
        return 2 * overlap / (1 + overlap);
    }

    private Interval balancedInterval(List<Proportion> recalls) {
        Interval combined = Shares.ofMean(
                recalls.stream().map(Proportion::value).toList(),
                recalls.stream().map(Proportion::interval).toList());
        // Without groups the recalls are independent and the formula holds; a group may span classes.
        return units.areGroups()
                ? bootstrap
                        .percentile(weights -> new Tally(weights).meanRecall())
                        .map(b -> b.hull(combined))
                        .orElse(combined)
                : combined;
    }

    private Optional<Interval> macroF1Interval(List<ClassFigures> perClass) {
        List<Double> values = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        for (ClassFigures figures : perClass) {
            figures.f1().ifPresent(values::add);
            figures.f1Interval().ifPresent(intervals::add);
        }
        // The bootstrap sees how the F1 hang together, the formula still has a width where nothing went wrong.
        return bootstrap
                .percentile(weights -> new Tally(weights).meanF1())
                .map(b -> b.hull(Shares.ofMean(values, intervals)));
    }

    private List<TopK> topK() {
        int[] place = IntStream.range(0, predictions.size())
                .map(predictions::placeOfTruth)
                .toArray();
        return IntStream.of(TOP)
                .filter(k -> k < predictions.classCount())
                .mapToObj(k -> shares.of(i -> true, i -> place[i] <= k).map(share -> new TopK(k, share)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static double weightedMean(int[] weights, double[] values) {
        double sum = 0;
        long total = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }

    /** Counts by class when picture i was drawn {@code weights[i]} times. */
    private final class Tally {
        private final int[] hits = new int[predictions.classCount()];
        private final int[] actual = new int[predictions.classCount()];
        private final int[] answered = new int[predictions.classCount()];

        Tally(int[] weights) {
            for (int i = 0; i < weights.length; i++) {
                int t = predictions.truth(i);
                actual[t] += weights[i];
                answered[answers[i]] += weights[i];
                hits[t] += answers[i] == t ? weights[i] : 0;
            }
        }

        /** NaN only if nothing was drawn. */
        double meanRecall() {
            return mean(c -> (double) hits[c] / actual[c]);
        }

        double meanF1() {
            return mean(c -> 2.0 * hits[c] / (actual[c] + answered[c]));
        }

        private double mean(IntToDoubleFunction ofClass) {
            return IntStream.range(0, hits.length)
                    .mapToDouble(ofClass)
                    .filter(v -> !Double.isNaN(v))
                    .average()
                    .orElse(Double.NaN);
        }
    }
}

package graft.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Two runs on the same pictures: is the second one better than the first, or is the difference within the noise?
 *
 * <p>Only pictures on which one run is right and the other wrong tell the runs apart; the exact McNemar test (Q.
 * McNemar, Psychometrika 12, 1947) asks whether they favour one. Where pictures share groups, whole groups change sides
 * instead. The folds of a cross-validation are compared over all their pictures; as their training pictures overlap, that
 * speaks about these trained models rather than about every possible training.
 *
 * @param pictures how many pictures both answered
 * @param groups how many groups they come from, where some share one
 * @param firstRight how many the first run has right
 * @param secondRight how many the second run has right
 * @param onlyFirst how many only the first has right
 * @param onlySecond how many only the second has right
 * @param difference accuracy of the second minus that of the first, -1..1
 * @param interval where the long-run difference lies
 * @param pValue how likely a difference at least as great is if neither is better
 * @param verdict what that amounts to
 */
public record PairedComparison(
        int pictures,
        OptionalInt groups,
        int firstRight,
        int secondRight,
        int onlyFirst,
        int onlySecond,
        double difference,
        Interval interval,
        double pValue,
        Verdict verdict) {

    /** What a comparison amounts to, said of the second run. */
    public enum Verdict {
        BETTER,
        WORSE,
        /** No difference that this many pictures could show. */
        WITHIN_NOISE;

        /** The name in files: lower case with hyphens. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Compares with the default settings. */
    public static PairedComparison of(Predictions first, Predictions second) {
        return of(first, second, EvaluationSettings.DEFAULT);
    }

    /**
     * Compares two runs on the same pictures. Where both have picture ids, pictures are matched by them; otherwise they
     * must be in the same order. Groups are those of the first.
     *
     * @throws IllegalArgumentException if the pictures, classes or true classes are not the same
     */
    public static PairedComparison of(Predictions first, Predictions second, EvaluationSettings settings) {
        Predictions matched = matched(first, second);
        Units units = Units.of(first);
        double[] differences = new double[first.size()];
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < differences.length; i++) {
            differences[i] = (matched.isRight(i) ? 1 : 0) - (first.isRight(i) ? 1 : 0);
            onlyFirst += differences[i] < 0 ? 1 : 0;
            onlySecond += differences[i] > 0 ? 1 : 0;
        }
        Interval interval = interval(differences, onlyFirst, onlySecond, units, settings);
        double p = units.areGroups()
                ? SignFlipTest.twoSided(units.sums(differences), settings.seed())
                : Binomials.signTest(onlyFirst, onlySecond);
        return new PairedComparison(
                first.size(),
                units.areGroups() ? OptionalInt.of(units.count()) : OptionalInt.empty(),
                first.right(),
                matched.right(),
                onlyFirst,
                onlySecond,
                (double) (onlySecond - onlyFirst) / first.size(),
                interval,
                p,
                verdict(interval, p));
    }

    /**
     * Compares two runs on the pictures that both answered; nothing where there are none. Both need picture ids.
     *
     * @throws IllegalArgumentException if ids are missing, or classes or true classes differ
     */
    public static Optional<PairedComparison> onCommonPictures(
            Predictions first, Predictions second, EvaluationSettings settings) {
        Map<String, Integer> places = places(second);
        int[] common = IntStream.range(0, first.size())
                .filter(i -> places.containsKey(first.picture(i).orElseThrow(PairedComparison::noIds)))
                .toArray();
        if (common.length == 0) {
            return Optional.empty();
        }
        Predictions mine = first.rows(common);
        int[] theirs = IntStream.range(0, mine.size())
                .map(i -> places.getOrDefault(mine.picture(i).orElseThrow(), -1))
                .toArray();
        return Optional.of(of(mine, second.rows(theirs), settings));
    }

    private static Verdict verdict(Interval interval, double p) {
        // Both must agree, so that a verdict is never shown beside an interval that holds 0.
        boolean beyond = p < 1 - interval.confidence();
        return beyond && interval.low() > 0
                ? Verdict.BETTER
                : beyond && interval.high() < 0 ? Verdict.WORSE : Verdict.WITHIN_NOISE;
    }

    private static Interval interval(
            double[] differences, int onlyFirst, int onlySecond, Units units, EvaluationSettings settings) {
        Interval tango = PairedShares.tango(onlyFirst, onlySecond, differences.length, settings.confidence());
        if (!units.areGroups()) {
            return tango;
        }
        // Too few groups say nothing about their spread: then any difference is possible.
        return new Bootstrap(units, settings)
                .percentile(weights -> mean(weights, differences))
                .map(b -> b.hull(tango))
                .orElseGet(() -> new Interval(-1, 1, settings.confidence(), IntervalMethod.BOOTSTRAP_BY_GROUP));
    }

    private static double mean(int[] weights, double[] values) {
        double sum = 0;
        long total = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }

    private static Predictions matched(Predictions first, Predictions second) {
        if (first.size() != second.size() || !first.classes().equals(second.classes())) {
            throw new IllegalArgumentException("runs on other pictures or classes");
        }
        Predictions ordered = second;
        if (first.picture(0).isPresent() && second.picture(0).isPresent()) {
            Map<String, Integer> places = places(second);
            ordered = second.rows(IntStream.range(0, first.size())
                    .map(i -> first.picture(i)
                            .map(places::get)
                            .orElseThrow(() -> new IllegalArgumentException("picture " + i + " is in one run only")))
                    .toArray());
        }
        for (int i = 0; i < first.size(); i++) {
            if (first.truth(i) != ordered.truth(i)) {
                throw new IllegalArgumentException("picture " + i + " has two true classes");
            }
        }
        return ordered;
    }

    private static Map<String, Integer> places(Predictions predictions) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < predictions.size(); i++) {
            places.put(predictions.picture(i).orElseThrow(PairedComparison::noIds), i);
        }
        return places;
    }

    private static IllegalArgumentException noIds() {
        return new IllegalArgumentException("pictures without ids cannot be matched");
    }
}

package graft.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The two ways of being wrong about one class, and what its name is worth where classes are as common as somebody says.
 *
 * @param label the class
 * @param prevalence how common it is there, 0 to 1
 * @param missed of its test pictures, how many were answered with another class; absent without pictures
 * @param falseAlarm of pictures of other classes, in the proportions they have there, what share is answered with this one;
 *     absent where a class that occurs there has no test picture
 * @param real of the answers with this class there, what share is right; absent as before, or where it is never answered
 */
public record Alarm(
        String label,
        double prevalence,
        Optional<Proportion> missed,
        Optional<Estimate> falseAlarm,
        Optional<Estimate> real) {

    private static final int HALVINGS = 60;

    /** One for each class, in order. */
    public static List<Alarm> of(Predictions predictions, Prevalence prevalence, EvaluationSettings settings) {
        if (prevalence.shares().size() != predictions.classCount()) {
            throw new IllegalArgumentException(prevalence + " for " + predictions.classCount() + " classes");
        }
        Shares shares = new Shares(Units.of(predictions), settings.confidence());
        List<Alarm> alarms = new ArrayList<>();
        for (int c = 0; c < predictions.classCount(); c++) {
            int label = c;
            Optional<Proportion> missed =
                    shares.of(i -> predictions.truth(i) == label, i -> predictions.answer(i) != label);
            Optional<Estimate> falseAlarm = falseAlarm(predictions, prevalence, shares, label);
            double share = prevalence.shares().get(c);
            alarms.add(new Alarm(
                    predictions.classes().get(c),
                    share,
                    missed,
                    falseAlarm,
                    missed.flatMap(m -> falseAlarm.flatMap(f -> real(share, m, f)))));
        }
        return List.copyOf(alarms);
    }

    /** The mean of the other classes' shares, each as heavy as it is common; such shares rest on different pictures. */
    private static Optional<Estimate> falseAlarm(
            Predictions predictions, Prevalence prevalence, Shares shares, int label) {
        double others = 1 - prevalence.shares().get(label);
        List<Double> weights = new ArrayList<>();
        List<Proportion> each = new ArrayList<>();
        for (int t = 0; t < predictions.classCount(); t++) {
            int truth = t;
            double share = prevalence.shares().get(t);
            if (t == label || share <= 0) {
                continue;
            }
            Optional<Proportion> taken =
                    shares.of(i -> predictions.truth(i) == truth, i -> predictions.answer(i) == label);
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            weights.add(share / others);
            each.add(taken.get());
        }
        if (each.isEmpty()) {
            return Optional.empty();
        }
        double[] w = weights.stream().mapToDouble(x -> x).toArray();
        double value = 0;
        for (int k = 0; k < w.length; k++) {
            value += w[k] * each.get(k).value();
        }
        return Optional.of(new Estimate(
                value,
                Shares.ofSum(
                        w,
                        each.stream().map(Proportion::value).toList(),
                        each.stream().map(Proportion::interval).toList())));
    }

    /**
     * Bayes' rule, v = π s / (π s + (1 − π) f) with s the share found and f that of false alarms. Both rest on different
     * pictures. v is where the contrast π s − r (1 − π) f with r = v / (1 − v) is 0; the interval holds the v for which
     * the contrast's own interval, from those of s and f by adding squares (Zou and Donner, Statistics in Medicine 27,
     * 2008; turned into a ratio by Donner and Zou, Statistical Methods in Medical Research 21, 2012), holds 0.
     */
    private static Optional<Estimate> real(double prevalence, Proportion missed, Estimate falseAlarm) {
        double found = 1 - missed.value();
        double hits = prevalence * found;
        double wrong = (1 - prevalence) * falseAlarm.value();
        if (hits + wrong <= 0) {
            return Optional.empty();
        }
        Interval m = missed.interval();
        Interval f = falseAlarm.interval();
        double foundDown = prevalence * (m.high() - missed.value());
        double foundUp = prevalence * (missed.value() - m.low());
        double wrongDown = (1 - prevalence) * (falseAlarm.value() - f.low());
        double wrongUp = (1 - prevalence) * (f.high() - falseAlarm.value());
        double low = root(v -> (1 - v) * hits - v * wrong - Math.hypot((1 - v) * foundDown, v * wrongUp));
        double high = root(v -> (1 - v) * hits - v * wrong + Math.hypot((1 - v) * foundUp, v * wrongDown));
        double value = hits / (hits + wrong);
        return Optional.of(new Estimate(
                value,
                new Interval(Math.min(low, value), Math.max(high, value), m.confidence(), IntervalMethod.COMBINED)));
    }

    /** Where a contrast that falls from at least 0 at 0 to at most 0 at 1 crosses 0. */
    private static double root(DoubleUnaryOperator contrast) {
        double above = 0;
        double below = 1;
        if (contrast.applyAsDouble(1) >= 0) {
            return 1;
        }
        for (int step = 0; step < HALVINGS; step++) {
            double middle = (above + below) / 2;
            if (contrast.applyAsDouble(middle) > 0) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return (above + below) / 2;
    }
}

package graft.app.coach;

import graft.app.curve.Curves;
import graft.app.curve.EpochPoint;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The phase at work, read off the curves; every {@link Measure} is one of its methods. A measure that cannot be taken is
 * NaN. Losses are in nats; indices count the epochs of the phase from 0.
 */
final class Reading {

    private static final int WINDOW = 6;

    /** A leap is a rise by this many losses of guessing. */
    private static final double LEAP = 0.2;

    /** Added to what a gain is compared with, in losses of guessing: near zero any crumb would be a large share. */
    private static final double FLOOR = 0.1;

    private final List<EpochPoint> phase;
    private final double[] training;
    private final double[] validation;
    private final int before;
    private final double lowestBefore;
    private final int pictures;
    private final double guessing;

    Reading(Curves curves) {
        this.phase = curves.ofLastPhase();
        this.training = values(phase, EpochPoint::trainingLoss);
        this.validation = values(phase, e -> e.validationLoss().orElse(Double.NaN));
        this.before = phase.isEmpty() ? 0 : phase.get(0).phase();
        this.lowestBefore = curves.points().stream()
                .filter(p -> p.phase() < before)
                .mapToDouble(p -> p.validationLoss().orElse(Double.NaN))
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
        this.pictures = curves.validationPictures();
        this.guessing = Math.log(Math.max(2, curves.classes()));
    }

    private static double[] values(List<EpochPoint> points, ToDoubleFunction<EpochPoint> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    double epochs() {
        return phase.size();
    }

    double phasesBefore() {
        return before;
    }

    double validationPictures() {
        return pictures;
    }

    double notANumber() {
        if (phase.isEmpty()) {
            return 0;
        }
        EpochPoint last = phase.get(phase.size() - 1);
        boolean finite = Double.isFinite(last.trainingLoss())
                && last.validationLoss().map(Double::isFinite).orElse(true);
        return finite ? 0 : 1;
    }

    double climb() {
        return (last(training) - lowest(training)) / guessing;
    }

    double leaps() {
        return IntStream.range(Math.max(1, training.length - WINDOW), training.length)
                .filter(i -> training[i] - training[i - 1] >= LEAP * guessing)
                .count();
    }

    double turns() {
        return IntStream.range(Math.max(2, validation.length - WINDOW), validation.length)
                .filter(i -> (validation[i] - validation[i - 1]) * (validation[i - 1] - validation[i - 2]) < 0)
                .count();
    }

    double restlessness() {
        int from = Math.max(1, validation.length - WINDOW);
        double steps = IntStream.range(from, validation.length)
                .mapToDouble(i -> Math.abs(validation[i] - validation[i - 1]))
                .average()
                .orElse(Double.NaN);
        return steps / mean(validation, from, validation.length);
    }

    /** The place of the lowest validation loss; -1 where there is none. */
    private int place() {
        int place = -1;
        for (int i = 0; i < validation.length; i++) {
            if (Double.isFinite(validation[i]) && (place < 0 || validation[i] < validation[place])) {
                place = i;
            }
        }
        return place;
    }

    /** The epoch of the lowest validation loss, counted through all phases; 0 where there is none. */
    int epochOfLowest() {
        return place() < 0 ? 0 : phase.get(place()).number();
    }

    double sinceLowest() {
        return place() < 0 ? Double.NaN : validation.length - 1 - place();
    }

    double worse() {
        return place() < 0 ? Double.NaN : lastMean(validation, 2) / validation[place()] - 1;
    }

    double worseInJitters() {
        double[] bends = IntStream.range(1, validation.length - 1)
                .mapToDouble(i -> Math.abs(validation[i] - (validation[i - 1] + validation[i + 1]) / 2))
                .sorted()
                .toArray();
        if (bends.length < 2) {
            return Double.NaN;
        }
        double jitter = Math.max(bends[bends.length / 2], 1e-3);
        return (lastMean(validation, 3) - validation[place()]) / jitter;
    }

    double learnedSince() {
        return place() < 0 ? Double.NaN : 1 - last(training) / training[place()];
    }

    double trainingGain() {
        return gain(training);
    }

    double validationGain() {
        return gain(validation);
    }

    /** The last three epochs against the three before; fewer where there are fewer. */
    private double gain(double[] values) {
        int width = Math.min(3, values.length / 2);
        int end = values.length;
        double earlier = mean(values, end - 2 * width, end - width);
        return (earlier - mean(values, end - width, end)) / (earlier + FLOOR * guessing);
    }

    double pace() {
        return training.length < 2 ? Double.NaN : (1 - last(training) / training[0]) / (training.length - 1);
    }

    double straightness() {
        int half = (training.length - 1) / 2;
        int end = training.length - 1;
        // The same number of steps on both sides.
        return half < 1 ? Double.NaN : (training[end - half] - training[end]) / (training[0] - training[half]);
    }

    double ofGuessing() {
        return last(training) / guessing;
    }

    double mistakes() {
        double learned = lastMean(values(phase, EpochPoint::trainingAccuracy), 2);
        double others = lastMean(values(phase, e -> e.validationAccuracy().orElse(0.0)), 2);
        return 1 - Math.max(learned, others);
    }

    double validationAhead() {
        return IntStream.range(Math.max(0, training.length - 3), training.length)
                .mapToDouble(i -> training[i] / validation[i] - 1)
                .min()
                .orElse(Double.NaN);
    }

    double gainedByPhase() {
        return place() < 0 ? Double.NaN : 1 - validation[place()] / lowestBefore;
    }

    private static double last(double[] values) {
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    private static double lowest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    private static double lastMean(double[] values, int count) {
        return mean(values, Math.max(0, values.length - count), values.length);
    }

    private static double mean(double[] values, int from, int to) {
        return from >= to
                ? Double.NaN
                : Arrays.stream(values, from, to).average().orElse(Double.NaN);
    }
}

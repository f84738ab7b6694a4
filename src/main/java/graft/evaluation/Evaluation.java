package graft.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Every figure of one model on one set of pictures, and what is written as {@code evaluation.json}. Figures are
 * fractions, 0..1, but for the log loss. Undefined figures are absent.
 *
 * @param schemaVersion of the written form
 * @param purpose what these pictures were to the training
 * @param classes the names of the C classes
 * @param pictures how many pictures, N
 * @param groups how many groups they come from, where some share one; intervals are then made by group
 * @param correct how many were answered rightly
 * @param accuracy {@code correct / pictures}
 * @param interval where the long-run accuracy lies
 * @param balancedAccuracy mean recall of the classes that have pictures here
 * @param balancedAccuracyInterval where its long-run value lies
 * @param macroF1 mean F1 of the classes that have one
 * @param macroF1Interval where its long-run value lies; absent with few pictures or groups
 * @param topK for k of 2, 3 and 5, as far as below C
 * @param logLoss mean of -ln(probability of the true class), in nats, each picture at most ln(2^23), 15.9
 * @param logLossInterval where its long-run value lies; absent with few pictures or groups
 * @param calibration absent below 50 pictures
 * @param perClass one for each class, in order
 * @param confusion the confusion matrix
 */
public record Evaluation(
        int schemaVersion,
        Purpose purpose,
        List<String> classes,
        int pictures,
        OptionalInt groups,
        int correct,
        double accuracy,
        Interval interval,
        double balancedAccuracy,
        Interval balancedAccuracyInterval,
        OptionalDouble macroF1,
        Optional<Interval> macroF1Interval,
        List<TopK> topK,
        double logLoss,
        Optional<Interval> logLossInterval,
        Optional<Calibration> calibration,
        List<ClassFigures> perClass,
        ConfusionMatrix confusion) {

    /** The version written by this Graft. */
    public static final int SCHEMA_VERSION = 1;

    /** Copies the lists. */
    public Evaluation {
        classes = List.copyOf(classes);
        topK = List.copyOf(topK);
        perClass = List.copyOf(perClass);
    }

    /** All figures of these answers with the default settings. */
    public static Evaluation of(Predictions predictions, Purpose purpose) {
        return of(predictions, purpose, EvaluationSettings.DEFAULT);
    }

    /**
     * All figures of these answers.
     *
     * @param predictions with the temperature already applied
     */
    public static Evaluation of(Predictions predictions, Purpose purpose, EvaluationSettings settings) {
        return new Evaluator(predictions, settings).evaluate(purpose);
    }

    /** The accuracy as counts with its interval. */
    public Proportion right() {
        return new Proportion(correct, pictures, interval);
    }
}

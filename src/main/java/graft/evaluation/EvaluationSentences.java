package graft.evaluation;

import graft.common.Message;
import graft.evaluation.ModelSelection.Challenge;
import graft.evaluation.ModelSelection.Decision;
import graft.evaluation.ModelSelection.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What the figures say, in sentences that claim no more than was measured. Limits of intervals are rounded outwards;
 * a figure is rounded to the nearest whole one, but never to 100 while something was wrong, nor to 0 while something was
 * right; below {@value Proportion#FEWEST_FOR_PERCENT} pictures there are counts only.
 */
public final class EvaluationSentences {

    /** The share of right answers that forecasts assume. */
    private static final double ASSUMED_SHARE = 0.9;

    private EvaluationSentences() {}

    /** The headline, and where it needs one a caution after it. */
    public static List<Message> headline(Evaluation evaluation) {
        List<Message> sentences = new ArrayList<>();
        sentences.add(accuracy(evaluation));
        if (evaluation.purpose() == Purpose.VALIDATION) {
            sentences.add(Message.of("evaluation.caution.validation"));
        }
        evaluation
                .groups()
                .ifPresent(g -> sentences.add(Message.of("evaluation.caution.groups", evaluation.pictures(), g)));
        return List.copyOf(sentences);
    }

    private static Message accuracy(Evaluation evaluation) {
        Proportion right = evaluation.right();
        if (right.shownAsCount()) {
            return Message.of("evaluation.accuracy.count", right.successes(), right.trials());
        }
        int low = Percent.below(right.interval().low());
        int high = Percent.above(right.interval().high());
        if (right.successes() == right.trials()) {
            return Message.of("evaluation.accuracy.all", right.trials(), low);
        }
        if (right.successes() == 0) {
            return Message.of("evaluation.accuracy.none", right.trials(), high);
        }
        String key = evaluation.purpose() == Purpose.CROSS_VALIDATION
                ? "evaluation.accuracy.folds"
                : "evaluation.accuracy.percent";
        return Message.of(key, Percent.of(right), low, high);
    }

    /** How often the pictures of one class are found. */
    public static Message ofClass(ClassFigures figures) {
        return figures.recall()
                .map(recall -> ofClass(figures.label(), recall))
                .orElseGet(() -> Message.of("evaluation.class.absent", figures.label()));
    }

    private static Message ofClass(String label, Proportion recall) {
        if (recall.shownAsCount()) {
            return Message.of("evaluation.class.count", label, recall.successes(), recall.trials());
        }
        int low = Percent.below(recall.interval().low());
        int high = Percent.above(recall.interval().high());
        if (recall.successes() == recall.trials()) {
            return Message.of("evaluation.class.all", label, recall.trials(), low);
        }
        return recall.successes() == 0
                ? Message.of("evaluation.class.none", label, recall.trials(), high)
                : Message.of("evaluation.class.percent", label, Percent.of(recall), low, high);
    }

    /** How many of the next pictures will be right, from an interval of {@link Binomials#ofTheNext}. */
    public static Message ofTheNext(int next, Interval counts) {
        return Message.of("evaluation.next", next, (int) Math.round(counts.low()), (int) Math.round(counts.high()));
    }

    /** What a test of this many pictures will be able to show. */
    public static Message forecast(int pictures) {
        return pictures < Proportion.FEWEST_FOR_PERCENT
                ? Message.of("evaluation.forecast.count", pictures)
                : Message.of("evaluation.forecast", pictures, forecastPoints(pictures));
    }

    /** What a test with this many pictures of a class will be able to show of it. */
    public static Message forecast(String label, int pictures) {
        return pictures < Proportion.FEWEST_FOR_PERCENT
                ? Message.of("evaluation.forecast.class.count", label, pictures)
                : Message.of("evaluation.forecast.class", label, pictures, forecastPoints(pictures));
    }

    /** What became of a comparison. */
    public static Message comparison(PairedComparison comparison) {
        Interval interval = comparison.interval();
        return switch (comparison.verdict()) {
            case BETTER ->
                Message.of(
                        "evaluation.comparison.better",
                        comparison.pictures(),
                        comparison.secondRight(),
                        comparison.firstRight(),
                        Percent.below(interval.low()),
                        Percent.above(interval.high()));
            case WORSE ->
                Message.of(
                        "evaluation.comparison.worse",
                        comparison.pictures(),
                        comparison.secondRight(),
                        comparison.firstRight(),
                        Percent.below(-interval.high()),
                        Percent.above(-interval.low()));
            case WITHIN_NOISE ->
                comparison.secondRight() == comparison.firstRight()
                        ? Message.of("evaluation.comparison.equal", comparison.pictures(), comparison.secondRight())
                        : Message.of(
                                "evaluation.comparison.noise",
                                comparison.pictures(),
                                comparison.secondRight(),
                                comparison.firstRight());
        };
    }

    /** Whether the confidence can be taken at its word. */
    public static Message calibration(Evaluation evaluation) {
        return evaluation
                .calibration()
                .map(c -> calibration(c, evaluation.right()))
                .orElseGet(() -> Message.of("evaluation.calibration.few"));
    }

    private static Message calibration(Calibration calibration, Proportion right) {
        int points = Percent.above(calibration.error());
        if (!calibration.beyondChance()) {
            return Message.of("evaluation.calibration.chance", points);
        }
        double lean = calibration.meanConfidence() - right.value();
        if (Math.abs(lean) < calibration.error() / 2) {
            return Message.of("evaluation.calibration.mixed", points);
        }
        return Message.of(
                lean > 0 ? "evaluation.calibration.sure" : "evaluation.calibration.unsure",
                Percent.of(calibration.meanConfidence()),
                Percent.of(right));
    }

    /** Which phase is kept, and why. */
    public static Message selection(Decision decision) {
        if (decision.challenges().isEmpty()) {
            return Message.of("evaluation.selection.only", decision.phase());
        }
        return decision.challenges().stream()
                .filter(c -> c.outcome() == Outcome.WON)
                .reduce((earlier, later) -> later)
                .map(c -> won(c, decision.pictures()))
                .orElseGet(() -> Message.of("evaluation.selection.kept", decision.phase(), decision.pictures()));
    }

    private static Message won(Challenge challenge, int pictures) {
        return Message.of(
                "evaluation.selection.won",
                challenge.challenger(),
                challenge.kept(),
                pictures,
                challenge.challengerRight(),
                challenge.keptRight());
    }

    private static int forecastPoints(int pictures) {
        return Percent.above(
                Binomials.expectedHalfWidth(ASSUMED_SHARE, pictures, EvaluationSettings.DEFAULT.confidence()));
    }
}

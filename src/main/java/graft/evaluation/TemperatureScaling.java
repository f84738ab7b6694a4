package graft.evaluation;

import java.util.function.DoubleUnaryOperator;

/**
 * Fits one temperature (Guo, Pleiss, Sun and Weinberger, On calibration of modern neural networks, ICML 2017) to
 * answers on pictures that the model did not learn from, validation or out-of-fold, never test.
 *
 * <p>What is minimised over u = ln T is the summed log loss of the pictures plus u² / (2 s²), the negative logarithm of
 * a log-normal prior around 1. With s = {@value #PRIOR_SPREAD} the prior expects T between 0.38 and 2.7 and weighs as
 * much as information 1 / s² = 4 about u. A picture adds at most 0.44 (two classes, a logit difference of 2.4) and
 * typically about 0.2, so the prior counts like some twenty pictures: it rules over a handful, and a hundred overrule
 * it.
 */
public final class TemperatureScaling {

    /** The least temperature given. */
    public static final double LEAST = 0.5;

    /** The greatest temperature given. */
    public static final double MOST = 5;

    /** With fewer pictures the temperature may only make less sure. */
    public static final int FEWEST_TO_SHARPEN = 30;

    /** Standard deviation of ln T in the prior. */
    static final double PRIOR_SPREAD = 0.5;

    private static final int GRID = 24;
    private static final double TOLERANCE = 1e-7;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private TemperatureScaling() {}

    /** The temperature for these answers, which must not have one applied yet. */
    public static Temperature fit(Predictions predictions) {
        int errors = predictions.size() - predictions.right();
        boolean kept = predictions.size() < FEWEST_TO_SHARPEN || errors == 0;
        double least = kept ? 1 : LEAST;
        double u = minimum(x -> objective(predictions, Math.exp(x)), Math.log(least), Math.log(MOST));
        // The logarithm and back is not exact at the ends.
        double value = u == Math.log(least) ? least : u == Math.log(MOST) ? MOST : Math.exp(u);
        return new Temperature(value, predictions.size(), errors, kept);
    }

    /** Summed log loss at this temperature plus the prior's part, in nats. */
    static double objective(Predictions predictions, double temperature) {
        double u = Math.log(temperature);
        double sum = u * u / (2 * PRIOR_SPREAD * PRIOR_SPREAD);
        for (int i = 0; i < predictions.size(); i++) {
            sum += loss(predictions, i, temperature);
        }
        return sum;
    }

    private static double loss(Predictions predictions, int i, double temperature) {
        double best = predictions.logProbability(i, predictions.answer(i));
        double sum = 0;
        for (int c = 0; c < predictions.classCount(); c++) {
            sum += Math.exp((predictions.logProbability(i, c) - best) / temperature);
        }
        return Math.log(sum) - (predictions.logProbability(i, predictions.truth(i)) - best) / temperature;
    }

    /**
     * The least value's place: a coarse grid first, since in u the sum need not have a single valley, then golden
     * sections around the best point, which need no derivative and cannot run away.
     */
    private static double minimum(DoubleUnaryOperator f, double low, double high) {
        double step = (high - low) / GRID;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= GRID; k++) {
            double value = f.applyAsDouble(low + k * step);
            if (value < least) {
                least = value;
                best = k;
            }
        }
        double a = Math.max(low, low + (best - 1) * step);
        double b = Math.min(high, low + (best + 1) * step);
        double middle = goldenSections(f, a, b);
        double end = best == 0 ? low : best == GRID ? high : middle;
        return f.applyAsDouble(end) <= f.applyAsDouble(middle) ? end : middle;
    }

    private static double goldenSections(DoubleUnaryOperator f, double from, double to) {
        double a = from;
        double b = to;
        double x1 = b - GOLDEN * (b - a);
        double x2 = a + GOLDEN * (b - a);
        double f1 = f.applyAsDouble(x1);
        double f2 = f.applyAsDouble(x2);
        while (b - a > TOLERANCE) {
            if (f1 <= f2) {
                b = x2;
                x2 = x1;
                f2 = f1;
                x1 = b - GOLDEN * (b - a);
                f1 = f.applyAsDouble(x1);
            } else {
                a = x1;
                x1 = x2;
                f1 = f2;
                x2 = a + GOLDEN * (b - a);
                f2 = f.applyAsDouble(x2);
            }
        }
        return (a + b) / 2;
    }
}

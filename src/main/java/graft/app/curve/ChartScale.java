package graft.app.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where a value is drawn: pixels of a chart against epochs and figures.
 *
 * @param epochs the last epoch on the horizontal axis
 * @param low the lowest value on the vertical axis
 * @param high the highest value on the vertical axis
 * @param left pixel of epoch 1
 * @param right pixel of the last epoch
 * @param top pixel of the highest value
 * @param bottom pixel of the lowest value
 */
public record ChartScale(int epochs, double low, double high, double left, double right, double top, double bottom) {

    /** How the vertical axis is chosen and written. */
    public enum Kind {
        /** Fractions, shown in percent; down to the twenty percent below the lowest. */
        ACCURACY,
        /** From 0 up to what is needed. */
        LOSS;

        /** A value as it is written in a language. */
        public String text(double value, Locale language) {
            return this == ACCURACY ? Math.round(100 * value) + " %" : String.format(language, "%.2f", value);
        }
    }

    private static final int MOST_TICKS = 5;
    /** Four lines then stand at whole multiples of five percent. */
    private static final double ROUND = 0.2;

    private static final double LEAST_LOSS = 0.4;

    static ChartScale of(
            Curves curves,
            Function<EpochPoint, Double> training,
            Function<EpochPoint, Optional<Double>> validation,
            Kind kind,
            double width,
            double height,
            double em) {
        List<Double> values = curves.points().stream()
                .flatMap(point -> Stream.concat(Stream.of(training.apply(point)), validation.apply(point).stream()))
                .toList();
        return of(values, Math.max(curves.planned(), curves.points().size()), kind, width, height, em);
    }

    /**
     * The scale for these values.
     *
     * @param epochs how many there is room for
     * @param em size of the type in pixels
     */
    public static ChartScale of(List<Double> values, int epochs, Kind kind, double width, double height, double em) {
        double least = 1;
        double most = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        boolean accuracy = kind == Kind.ACCURACY;
        double low = accuracy ? Math.max(0, Math.min(0.6, Math.floor(least / ROUND) * ROUND)) : 0;
        double high = accuracy ? 1 : Math.max(LEAST_LOSS, Math.ceil(most / LEAST_LOSS) * LEAST_LOSS);
        return new ChartScale(Math.max(2, epochs), low, high, 4 * em, width - em, 2 * em, height - 2 * em);
    }

    /** Where an epoch is, counted from 1. */
    public double x(double epoch) {
        return left + (right - left) * (epoch - 1) / (epochs - 1);
    }

    /** Where a value is. */
    public double y(double value) {
        return bottom - (bottom - top) * (value - low) / (high - low);
    }

    /** The epochs that are written below the axis: the first, the last, and round ones between. */
    public List<Integer> ticks() {
        int step = Math.max(1, (int) Math.ceil(epochs / (double) MOST_TICKS));
        int round = step <= 2 ? step : (step + 4) / 5 * 5;
        List<Integer> ticks = new ArrayList<>(List.of(1));
        for (int epoch = round; epoch < epochs - round / 3; epoch += round) {
            if (epoch > 1) {
                ticks.add(epoch);
            }
        }
        ticks.add(epochs);
        return ticks;
    }
}

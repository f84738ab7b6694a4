package graft.evaluation;

import graft.common.CounterRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures the expected calibration error (Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using
 * Bayesian binning, AAAI 2015) over bins of equal mass, whose error leans less to the high side than that of equally
 * wide ones (Roelofs et al., Mitigating bias in calibration error estimation, AISTATS 2022), and which never hold only one or
 * two pictures.
 */
final class CalibrationMeasure {

    /** Below this many pictures the error would be mostly noise. */
    static final int FEWEST_PICTURES = 50;

    private static final int PICTURES_PER_BIN = 15;
    private static final int MOST_BINS = 15;
    private static final double CHANCE_QUANTILE = 0.95;
    /** Confidences this near each other differ by rounding only. */
    private static final double SAME = 1e-9;
    /** Keeps the draws of the chance limit apart from those of the bootstrap. */
    private static final long CHANCE_STREAM = 0x5EEDCA1BL;

    private final Predictions predictions;
    private final EvaluationSettings settings;
    private final double[] confidence;
    private final int[] binOf;
    private final int bins;

    private CalibrationMeasure(Predictions predictions, EvaluationSettings settings) {
        this.predictions = predictions;
        this.settings = settings;
        int n = predictions.size();
        this.confidence =
                IntStream.range(0, n).mapToDouble(predictions::confidence).toArray();
        this.binOf = new int[n];
        this.bins = fillBins(Math.min(MOST_BINS, n / PICTURES_PER_BIN));
    }

    /** Equal confidences share a bin, so that the order of the pictures decides nothing; empty bins close up. */
    private int fillBins(int wanted) {
        int[] order = IntStream.range(0, confidence.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> confidence[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int filled = 0;
        int due = 0;
        double first = confidence[order[0]];
        for (int place = 0; place < order.length; place++) {
            int bin = (int) ((long) place * wanted / order.length);
            double here = confidence[order[place]];
            if (bin > due && here - first > SAME) {
                filled++;
                due = bin;
            }
            if (here - first > SAME) {
                first = here;
            }
            binOf[order[place]] = filled;
        }
        return filled + 1;
    }

    /** The calibration of these answers; nothing below {@value #FEWEST_PICTURES} pictures. */
    static Optional<Calibration> of(Predictions predictions, Units units, EvaluationSettings settings) {
        return predictions.size() < FEWEST_PICTURES
                ? Optional.empty()
                : Optional.of(new CalibrationMeasure(predictions, settings).measure(units));
    }

    private Calibration measure(Units units) {
        int n = predictions.size();
        boolean[] right = new boolean[n];
        int[] once = new int[n];
        for (int i = 0; i < n; i++) {
            right[i] = predictions.isRight(i);
            once[i] = 1;
        }
        double error = error(once, right);
        Shares shares = new Shares(units, settings.confidence());
        return new Calibration(
                error,
                new Bootstrap(units, settings)
                        .evenHanded(error, weights -> error(weights, right))
                        .map(interval -> interval.within(0, 1)),
                chanceLimit(once),
                Arrays.stream(confidence).average().orElseThrow(),
                IntStream.range(0, bins).mapToObj(b -> bin(b, shares)).toList());
    }

    private double error(int[] weights, boolean[] right) {
        double[] gap = new double[bins];
        long total = 0;
        for (int i = 0; i < weights.length; i++) {
            gap[binOf[i]] += weights[i] * (confidence[i] - (right[i] ? 1 : 0));
            total += weights[i];
        }
        return Arrays.stream(gap).map(Math::abs).sum() / total;
    }

    /** The error's 95th percentile when each answer is right just as often as it is confident. */
    private double chanceLimit(int[] once) {
        double[] errors = new double[settings.replicates()];
        boolean[] right = new boolean[confidence.length];
        for (int r = 0; r < errors.length; r++) {
            CounterRandom random = CounterRandom.of(settings.seed(), CHANCE_STREAM, r);
            for (int i = 0; i < right.length; i++) {
                right[i] = random.uniform(i) < confidence[i];
            }
            errors[r] = error(once, right);
        }
        Arrays.sort(errors);
        return Bootstrap.quantile(errors, CHANCE_QUANTILE);
    }

    private ReliabilityBin bin(int b, Shares shares) {
        double[] inside = IntStream.range(0, confidence.length)
                .filter(i -> binOf[i] == b)
                .mapToDouble(i -> confidence[i])
                .sorted()
                .toArray();
        return new ReliabilityBin(
                inside[0],
                inside[inside.length - 1],
                Arrays.stream(inside).average().orElseThrow(),
                shares.of(i -> binOf[i] == b, predictions::isRight).orElseThrow());
    }
}

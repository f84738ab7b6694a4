package graft.network.testing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Comparing with reference answers. A value agrees when it is within 1e-3 of {@code max(|expected|, spread)}, where the
 * spread is the standard deviation of the whole tensor; deviations are given in that unit.
 */
public final class Oracle {

    /** What still counts as agreement. */
    public static final double TOLERANCE = 1e-3;

    private Oracle() {}

    /** The deviation of one value. */
    public static double deviation(double actual, double expected, double spread) {
        double deviation = Math.abs(actual - expected) / Math.max(Math.abs(expected), spread);
        return Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : deviation;
    }

    /** The largest deviation of values at {@code 0, 1, 2, ...} from an array of expected ones. */
    public static double deviation(float[] actual, JsonNode expected, double spread) {
        if (actual.length != expected.size()) {
            throw new AssertionError(actual.length + " values, not " + expected.size());
        }
        double largest = 0;
        for (int i = 0; i < actual.length; i++) {
            largest = Math.max(largest, deviation(actual[i], expected.get(i).asDouble(), spread));
        }
        return largest;
    }

    /**
     * The largest deviation of one stage's output from a {@code stages} entry of a reference by formula: the first and
     * last eight values in NHWC order, mean and standard deviation.
     *
     * @param nchw the output for one picture, [1, C, H, W]
     */
    public static double stageDeviation(float[] nchw, JsonNode stage) {
        int height = stage.get("shape_nhwc").get(1).asInt();
        int width = stage.get("shape_nhwc").get(2).asInt();
        int channels = stage.get("shape_nhwc").get(3).asInt();
        if (nchw.length != height * width * channels) {
            throw new AssertionError(
                    stage.get("after") + ": " + nchw.length + " values, not " + stage.get("shape_nhwc"));
        }
        double spread = stage.get("std").asDouble();
        float[] nhwc = nhwc(nchw, channels, height * width);
        double[] moments = moments(nhwc, 0);
        double largest = Math.max(
                deviation(moments[0], stage.get("mean").asDouble(), spread), deviation(moments[1], spread, spread));
        JsonNode last = stage.get("last8");
        largest = Math.max(largest, deviation(java.util.Arrays.copyOf(nhwc, 8), stage.get("first8"), spread));
        return Math.max(
                largest, deviation(java.util.Arrays.copyOfRange(nhwc, nhwc.length - 8, nhwc.length), last, spread));
    }

    /**
     * Mean and standard deviation.
     *
     * @param lost what is taken from n in the divisor of the variance: 0 or 1
     */
    public static double[] moments(float[] values, int lost) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float v : values) {
            squares += (v - mean) * (v - mean);
        }
        return new double[] {mean, Math.sqrt(squares / (values.length - lost))};
    }

    private static float[] nhwc(float[] nchw, int channels, int places) {
        float[] result = new float[nchw.length];
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < places; p++) {
                result[p * channels + c] = nchw[c * places + p];
            }
        }
        return result;
    }
}

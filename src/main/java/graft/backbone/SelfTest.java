package graft.backbone;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backbone answered to a picture made by formula when it was imported. Whoever opens it later, on another engine
 * or another computer, must get the same.
 *
 * @param height of the picture
 * @param width of the picture
 * @param features [C] its pooled features
 */
public record SelfTest(int height, int width, List<Float> features) {

    /** How far a feature may be off, in units of the larger of its size and the standard deviation of all of them. */
    public static final double TOLERANCE = 1e-3;

    private static final int CELL = 16;

    public SelfTest {
        features = List.copyOf(features);
    }

    /** What these features show; refused where they cannot be those of pretrained weights. */
    static SelfTest of(int height, int width, float[] features) {
        List<Float> list = new ArrayList<>(features.length);
        for (float feature : features) {
            list.add(feature);
        }
        SelfTest test = new SelfTest(height, width, list);
        if (!(test.spread() > 0) || Double.isInfinite(test.spread())) {
            throw new GraftException(
                    ErrorCode.WEIGHTS,
                    Message.of("backbone.blind"),
                    "standard deviation of the features: " + test.spread(),
                    null);
        }
        return test;
    }

    /**
     * The picture: coarse squares with fine noise over them, the same on every computer.
     *
     * @return [1, height, width, 3] RGB, whole numbers 0..255
     */
    public static float[] picture(int height, int width) {
        float[] picture = new float[height * width * 3];
        int i = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int coarse = noise(((y / CELL) << 16) + ((x / CELL) << 2) + c);
                    int fine = noise(0x40000000 + (y << 14) + (x << 2) + c);
                    int value = (3 * coarse + fine) / 4;
                    picture[i++] = value;
                }
            }
        }
        return picture;
    }

    /** A whole number 0..255 from a place: the finishing steps of MurmurHash3 (Appleby, public domain). */
    private static int noise(int place) {
        int z = place;
        z = (z ^ (z >>> 16)) * 0x85EBCA6B;
        z = (z ^ (z >>> 13)) * 0xC2B2AE35;
        return (z ^ (z >>> 16)) >>> 24;
    }

    /** The largest difference from other features, in the unit of {@link #TOLERANCE}; infinite where their number differs. */
    public double deviation(float[] others) {
        if (others.length != features.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double spread = spread();
        double largest = 0;
        for (int i = 0; i < others.length; i++) {
            double expected = features.get(i);
            double deviation = Math.abs(others[i] - expected) / Math.max(Math.abs(expected), spread);
            largest = Math.max(largest, Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : deviation);
        }
        return largest;
    }

    private double spread() {
        double mean =
                features.stream().mapToDouble(Float::doubleValue).average().orElse(0);
        double variance = features.stream()
                .mapToDouble(f -> (f - mean) * (f - mean))
                .average()
                .orElse(0);
        return Math.sqrt(variance);
    }
}

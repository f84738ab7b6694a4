package graft.backbone;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The layer with which Keras' EfficientNet begins: mean and variance of the input and how many values they were taken from. Here
 * this is the preprocessing of the architecture, so the layer is compared with it and left aside.
 */
final class KerasNormalization {

    private static final List<List<Integer>> SHAPES = List.of(List.of(3), List.of(3), List.of());
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};
    private static final double TOLERANCE = 1e-3;

    private KerasNormalization() {}

    /**
     * The layers without that one.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it normalises in any other way than the published ones
     */
    static List<KerasLayer> leftAside(List<KerasLayer> layers) {
        if (layers.isEmpty() || !isNormalization(layers.get(0))) {
            return layers;
        }
        List<KerasTensor> tensors = layers.get(0).tensors();
        float[] variance = tensors.get(1).values().get();
        // The published files hold the standard deviation here and make up for it behind (tensorflow/tensorflow#49930).
        boolean known = near(tensors.get(0).values().get(), MEAN)
                && (near(variance, DEVIATION) || near(variance, squared(DEVIATION)));
        if (!known) {
            throw new GraftException(
                    ErrorCode.WEIGHTS,
                    Message.of("weights.otherNormalization", layers.get(0).name()));
        }
        return layers.subList(1, layers.size());
    }

    private static boolean isNormalization(KerasLayer layer) {
        return layer.tensors().stream().map(KerasTensor::shape).toList().equals(SHAPES);
    }

    private static boolean near(float[] values, float[] expected) {
        return IntStream.range(0, expected.length).allMatch(i -> Math.abs(values[i] - expected[i]) < TOLERANCE);
    }

    private static float[] squared(float[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] * values[i];
        }
        return result;
    }
}

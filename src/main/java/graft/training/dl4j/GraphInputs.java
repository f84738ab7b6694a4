package graft.training.dl4j;

import graft.network.FeatureShape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What enters a graph from outside, in native arrays that are made once for the largest batch and used again: the
 * activations at the cut, brought to the order [N, H, W, C]; the dropout mask; and the gradient of the logits.
 */
final class GraphInputs implements AutoCloseable {

    private final FeatureShape shape;
    private final int masked;
    private final Slot activations = new Slot();
    private final Slot mask = new Slot();
    private final Slot epsilon = new Slot();
    private float[] reordered = {};

    /**
     * @param shape of one picture's activations
     * @param masked how many features a picture's dropout mask has; 0 if the graph takes none
     */
    GraphInputs(FeatureShape shape, int masked) {
        this.shape = shape;
        this.masked = masked;
    }

    /**
     * The inputs of the graph.
     *
     * @param values [N, C, H, W] or [N, F]
     * @param dropout [N, F]; null for none
     */
    INDArray[] of(float[] values, float @Nullable [] dropout, int count) {
        INDArray first = shape.spatial()
                ? ofOrdered(ordered(values, count), count)
                : activations.of(values, count, shape.channels());
        if (masked == 0) {
            return new INDArray[] {first};
        }
        return new INDArray[] {first, mask.of(dropout == null ? ones(count * masked) : dropout, count, masked)};
    }

    /**
     * The inputs of a graph, without dropout, from values that are in the order [N, H, W, C] already.
     */
    INDArray[] ofPictures(float[] values, int count) {
        INDArray first = ofOrdered(values, count);
        return masked == 0
                ? new INDArray[] {first}
                : new INDArray[] {first, mask.of(ones(count * masked), count, masked)};
    }

    /** The one input of a graph without dropout, from values that are in the order [N, H, W, C] already. */
    INDArray ofOrdered(float[] values, int count) {
        return activations.of(values, count, shape.height(), shape.width(), shape.channels());
    }

    /** The gradient of the logits [N, C] as an array. */
    INDArray epsilon(float[] gradient, int count) {
        return epsilon.of(gradient, count, gradient.length / count);
    }

    private float[] ordered(float[] values, int count) {
        int size = Math.toIntExact(count * shape.size());
        if (reordered.length < size) {
            reordered = new float[size];
        }
        Floats.transpose(values, count, shape.channels(), shape.height() * shape.width(), reordered);
        return reordered;
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public void close() {
        activations.close();
        mask.close();
        epsilon.close();
    }

    /** One native array, as long as the longest that was asked for. */
    private static final class Slot implements AutoCloseable {
        private @Nullable INDArray whole;

        INDArray of(float[] values, long... size) {
            long length = Arrays.stream(size).reduce(1, Math::multiplyExact);
            if (values.length < length) {
                throw new IllegalArgumentException(values.length + " values for " + Arrays.toString(size));
            }
            INDArray array = whole;
            if (array == null || array.length() < length) {
                close();
                array = Nd4j.createUninitialized(DataType.FLOAT, length);
                whole = array;
            }
            INDArray part = array.get(NDArrayIndex.interval(0, length));
            Floats.write(values, part);
            return part.reshape('c', size);
        }

        @Override
        public void close() {
            if (whole != null) {
                whole.close();
                whole = null;
            }
        }
    }
}

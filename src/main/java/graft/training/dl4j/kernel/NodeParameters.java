package graft.training.dl4j.kernel;

import graft.network.Node;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.WeightSpec;

/**
 * How the weights of a node lie in its part of the graph's parameters: one tensor behind the other in the order of
 * {@link Node#weights()}, each in C order. The kernel of a depthwise convolution is [C, 1, H, W] in a description and
 * [H, W, C, 1] here, which is what ND4J's operation takes.
 */
public final class NodeParameters {

    private NodeParameters() {}

    /** The number of values of all tensors of a node. */
    public static long length(Node node) {
        return node.weights().stream().mapToLong(WeightSpec::size).sum();
    }

    /** Brings a tensor of a description to the order of the graph. */
    public static float[] toGraph(Node node, WeightSpec spec, float[] values) {
        return transposed(node, spec) ? transpose(values, spec.shape().get(0)) : values;
    }

    /** Brings a tensor of the graph to the order of a description. */
    public static float[] toDescription(Node node, WeightSpec spec, float[] values) {
        return transposed(node, spec)
                ? transpose(values, values.length / spec.shape().get(0))
                : values;
    }

    private static boolean transposed(Node node, WeightSpec spec) {
        return node.operation() instanceof DepthwiseConvolution && spec.shape().size() == 4;
    }

    /** [rows, columns] to [columns, rows]. */
    private static float[] transpose(float[] values, int rows) {
        int columns = values.length / rows;
        float[] result = new float[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                result[c * rows + r] = values[r * columns + c];
            }
        }
        return result;
    }
}

package graft.training.dl4j.kernel;

import graft.network.Activation;
import graft.network.Node;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A node of a description as the configuration of a vertex in a DL4J graph.
 *
 * <p>It is never written to a file: what is kept of a network is its description and its weights.
 */
public final class NodeVertex extends GraphVertex {

    private final transient Node node;
    private final Activation then;
    private final boolean[] gradientWanted;

    /**
     * @param gradientWanted for each input, false if nothing below is trained, so that its gradient is of no use
     */
    public NodeVertex(Node node, boolean[] gradientWanted) {
        this(node, Activation.IDENTITY, gradientWanted);
    }

    /**
     * @param then what batch normalisation does with its result at once, which saves a copy of it; others have their
     *     activation in the operation
     * @param gradientWanted as above
     */
    public NodeVertex(Node node, Activation then, boolean[] gradientWanted) {
        this.node = node;
        this.then = then;
        this.gradientWanted = gradientWanted.clone();
    }

    public Node node() {
        return node;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            @Nullable INDArray parameters,
            boolean initialize,
            DataType type) {
        return new RunningVertex(
                graph, name, index, parameters, Kernels.of(node, then, parameters), gradientWanted, type);
    }

    @Override
    public long numParams(boolean backprop) {
        return NodeParameters.length(node);
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    /** Not used: shapes are worked out from the description. */
    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        throw new UnsupportedOperationException("shapes come from the description");
    }

    /** Not used: memory is forecast from the description. */
    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        throw new UnsupportedOperationException("memory is forecast from the description");
    }

    /** The same object, which never changes. */
    @Override
    @SuppressWarnings("CloneableImplementsClone") // DL4J asks for a clone to change; here there is nothing to change
    public GraphVertex clone() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeVertex v
                && v.node.equals(node)
                && v.then == then
                && Arrays.equals(v.gradientWanted, gradientWanted);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }
}

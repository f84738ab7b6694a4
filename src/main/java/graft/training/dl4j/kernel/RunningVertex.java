package graft.training.dl4j.kernel;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex that leaves the arithmetic to a {@link Kernel}. */
@SuppressWarnings("overrides") // BaseGraphVertex declares an array where its interface declares varargs
final class RunningVertex extends BaseGraphVertex {

    private final transient Kernel kernel;
    private final transient @Nullable INDArray parameters;
    private final boolean[] gradientWanted;
    private transient @Nullable INDArray gradients;

    RunningVertex(
            ComputationGraph graph,
            String name,
            int index,
            @Nullable INDArray parameters,
            Kernel kernel,
            boolean[] gradientWanted,
            DataType type) {
        super(graph, name, index, null, null, type);
        this.kernel = kernel;
        this.parameters = parameters;
        this.gradientWanted = gradientWanted;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        return kernel.forward(inputs, new Memory(workspaces, training));
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray[] gradientsOfInputs = kernel.backward(inputs, epsilon, gradientWanted, new Memory(workspaces, true));
        for (int i = 0; i < gradientsOfInputs.length; i++) {
            if (!gradientWanted[i]) {
                // Some kernels cannot but compute it. DL4J fails where one reader of the input gives it and another
                // does not.
                gradientsOfInputs[i] = null;
            }
        }
        // No Gradient object: those of the parameters lie in the graph's flat array already.
        return new Pair<>(null, gradientsOfInputs);
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        gradients = view;
        kernel.gradientsGoTo(view);
    }

    @Override
    public @Nullable INDArray getGradientsViewArray() {
        return gradients;
    }

    @Override
    public @Nullable INDArray params() {
        return parameters;
    }

    @Override
    public void clear() {
        super.clear();
        kernel.clear();
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int miniBatch) {
        return new Pair<>(null, state);
    }

    @Override
    public String toString() {
        return "RunningVertex(" + vertexName + ", " + kernel.getClass().getSimpleName() + ")";
    }
}

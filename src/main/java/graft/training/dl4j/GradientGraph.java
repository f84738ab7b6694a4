package graft.training.dl4j;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A graph whose loss is computed outside. DL4J has two ways to a gradient: through an output layer with one of its losses,
 * or by {@code feedForward} and {@code backpropGradient} with an error from outside, which takes every activation from
 * the operating system anew and leaves giving it back to the garbage collector. This is the second way in the memory of the
 * first.
 */
final class GradientGraph extends ComputationGraph {

    GradientGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    /**
     * Runs forward and backward.
     *
     * @param loss from the output of the graph to the gradient of the loss with respect to it, which must not lie in
     *     memory of the graph
     * @return the flat gradient of all parameters [1, P], overwritten by the next call
     */
    @SuppressWarnings("try") // workspaces are scopes: nothing is asked of them but to be closed
    INDArray gradient(UnaryOperator<INDArray> loss, INDArray... graphInputs) {
        LayerWorkspaceMgr memory = LayerWorkspaceMgr.builder()
                .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
                .build();
        try (MemoryWorkspace activations = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
            Map<String, INDArray> outputs = ffToLayerActivationsInWS(
                    true, -1, null, FwdPassType.STANDARD, false, graphInputs, null, null, false);
            INDArray output = outputs.get(getConfiguration().getNetworkOutputs().get(0));
            INDArray epsilon;
            try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                epsilon = loss.apply(output);
            }
            calcBackpropGradients(true, false, epsilon);
        }
        return getGradientsViewArray();
    }
}

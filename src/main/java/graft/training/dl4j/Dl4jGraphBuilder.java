package graft.training.dl4j;

import graft.network.Node;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Dropout;
import graft.network.Operation.Softmax;
import graft.network.Stage;
import graft.training.dl4j.FusedNodes.Fused;
import graft.training.dl4j.kernel.NodeVertex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Makes DL4J graphs of stages, one vertex a node and of the same name.
 *
 * <p>Feature maps are [N, H, W, C] in all of them. That order is faster than [N, C, H, W] for every operation but the
 * gradient of a convolution of three channels (figures in {@code docs/training-engine.md}), so there is no choice.
 */
final class Dl4jGraphBuilder {

    /** What enters the graph. */
    static final String INPUT = Node.STAGE_INPUT;

    /** What the features before the dense layer are multiplied with. */
    static final String DROPOUT = "<dropout";

    private Dl4jGraphBuilder() {}

    /**
     * A graph for training: the input and, where there is a dropout, its mask [N, F]; the output are logits, a softmax at
     * the end being left to the loss.
     *
     * @throws IllegalArgumentException if a stage holds batch normalisation, or dropout more than once
     */
    static GradientGraph forTraining(List<Stage> stages) {
        List<Node> nodes = withoutSoftmax(chained(stages));
        nodes.stream()
                .filter(n -> n.operation() instanceof BatchNormalization)
                .findFirst()
                .ifPresent(n -> {
                    throw new IllegalArgumentException(
                            n.name() + ": fold batch normalisation before training (BatchNormFolding)");
                });
        return trained(FusedNodes.plain(nodes), gradientOfInputSpared(stages.get(0)));
    }

    /**
     * A graph for training from scratch: as {@link #forTraining}, with batch normalisation over each batch.
     *
     * @throws IllegalArgumentException if a stage holds dropout more than once
     */
    static GradientGraph forScratch(List<Stage> stages) {
        return trained(FusedNodes.of(withoutSoftmax(chained(stages))), gradientOfInputSpared(stages.get(0)));
    }

    /**
     * @param spared whether the gradient of what enters is left out
     */
    private static GradientGraph trained(List<Fused> nodes, boolean spared) {
        long dropouts = nodes.stream()
                .filter(f -> f.node().operation() instanceof Dropout)
                .count();
        if (dropouts > 1) {
            throw new IllegalArgumentException("dropout is given from outside, for one place only");
        }
        var graph = dropouts == 1
                ? emptyGraph().addInputs(INPUT, DROPOUT)
                : emptyGraph().addInputs(INPUT);
        for (Fused fused : nodes) {
            Node node = fused.node();
            Node vertex = node.operation() instanceof Dropout ? withMask(node) : node;
            boolean[] wanted = new boolean[vertex.inputs().size()];
            for (int i = 0; i < wanted.length; i++) {
                String input = vertex.inputs().get(i);
                wanted[i] = !input.equals(DROPOUT) && !(spared && input.equals(INPUT));
            }
            graph.addVertex(
                    vertex.name(),
                    new NodeVertex(vertex, fused.then(), wanted),
                    vertex.inputs().toArray(String[]::new));
        }
        graph.setOutputs(nodes.get(nodes.size() - 1).node().name());
        return initialised(graph.build());
    }

    /** A graph that only runs forward, to the output of the last node; dropout does nothing. */
    static GradientGraph forInference(List<Stage> stages) {
        var graph = emptyGraph().addInputs(INPUT);
        List<Node> nodes = withoutDropout(chained(stages));
        for (Node node : nodes) {
            graph.addVertex(
                    node.name(),
                    new NodeVertex(node, new boolean[node.inputs().size()]),
                    node.inputs().toArray(String[]::new));
        }
        graph.setOutputs(nodes.get(nodes.size() - 1).name());
        return initialised(graph.build());
    }

    /**
     * Whether the gradient of what enters the lowest stage, which nobody needs, can be left out. DL4J mixes the gradients
     * of a vertex of several inputs up if one of them is missing and its source was visited before, so such a vertex must
     * be the first to be visited, which is the last of the stage.
     */
    private static boolean gradientOfInputSpared(Stage lowest) {
        return lowest.nodes().stream()
                .filter(n -> n.inputs().contains(INPUT) && n.inputs().size() > 1)
                .allMatch(n -> n.equals(lowest.last())
                        && n.inputs().stream().filter(INPUT::equals).count() == 1);
    }

    private static ComputationGraphConfiguration.GraphBuilder emptyGraph() {
        return new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder();
    }

    private static GradientGraph initialised(ComputationGraphConfiguration configuration) {
        GradientGraph graph = new GradientGraph(configuration);
        graph.init();
        return graph;
    }

    /** All nodes, each reading what enters its stage under the name of what ended the stage before. */
    private static List<Node> chained(List<Stage> stages) {
        List<Node> nodes = new ArrayList<>();
        String entering = INPUT;
        for (Stage stage : stages) {
            for (Node node : stage.nodes()) {
                nodes.add(reading(node, Map.of(INPUT, entering)));
            }
            entering = stage.last().name();
        }
        return nodes;
    }

    private static List<Node> withoutSoftmax(List<Node> nodes) {
        Node last = nodes.get(nodes.size() - 1);
        return last.operation() instanceof Softmax ? nodes.subList(0, nodes.size() - 1) : nodes;
    }

    private static List<Node> withoutDropout(List<Node> nodes) {
        List<Node> rest = new ArrayList<>();
        Map<String, String> passed = new HashMap<>();
        for (Node node : nodes) {
            if (node.operation() instanceof Dropout) {
                String input = node.inputs().get(0);
                passed.put(node.name(), passed.getOrDefault(input, input));
            } else {
                rest.add(reading(node, passed));
            }
        }
        return rest;
    }

    private static Node withMask(Node dropout) {
        return new Node(
                dropout.name(), dropout.operation(), List.of(dropout.inputs().get(0), DROPOUT));
    }

    private static Node reading(Node node, Map<String, String> instead) {
        return new Node(
                node.name(),
                node.operation(),
                node.inputs().stream().map(i -> instead.getOrDefault(i, i)).toList());
    }
}

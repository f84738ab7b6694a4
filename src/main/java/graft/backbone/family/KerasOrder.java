package graft.backbone.family;

import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which Keras stores the layers of a network: by their depth, which is the longest way to the output, the deepest
 * first; layers of one depth in the order in which a walk from the output meets them that goes down the inputs of a layer one
 * after the other. A convolution in a shortcut therefore stands beside the last convolution of its block.
 *
 * <p>The nodes need not be Keras' layers one by one, but the ways that meet in a node must have as many nodes as they have
 * layers there, counted from where they meet up to the layers with weights.
 */
final class KerasOrder {

    private final Map<String, List<String>> inputsOf = new HashMap<>();
    private final Map<String, Integer> metAt = new HashMap<>();

    private KerasOrder(NetworkDescription network) {
        String entering = "";
        for (Stage stage : network.stages()) {
            for (Node node : stage.nodes()) {
                String stageInput = entering;
                inputsOf.put(
                        node.name(),
                        node.inputs().stream()
                                .map(i -> i.equals(Node.STAGE_INPUT) ? stageInput : i)
                                .filter(i -> !i.isEmpty())
                                .toList());
            }
            entering = stage.last().name();
        }
        meet(entering);
    }

    /** The nodes that own weights, in Keras' order. */
    static List<String> of(NetworkDescription network) {
        KerasOrder order = new KerasOrder(network);
        Map<String, Integer> depths = order.depths(network);
        Comparator<String> deepestFirst =
                Comparator.<String>comparingInt(depths::get).reversed();
        return network.nodes().stream()
                .filter(n -> !n.weights().isEmpty())
                .map(Node::name)
                .sorted(deepestFirst.thenComparing(order.metAt::get))
                .toList();
    }

    /** Numbers the nodes as a walk from the output meets them; without recursion, since networks are hundreds of nodes deep. */
    private void meet(String output) {
        Deque<String> toVisit = new ArrayDeque<>(List.of(output));
        while (!toVisit.isEmpty()) {
            String node = toVisit.pop();
            if (metAt.putIfAbsent(node, metAt.size()) == null) {
                List<String> inputs = inputsOf.getOrDefault(node, List.of());
                for (int i = inputs.size() - 1; i >= 0; i--) {
                    toVisit.push(inputs.get(i));
                }
            }
        }
    }

    private Map<String, Integer> depths(NetworkDescription network) {
        Map<String, Integer> depths = new HashMap<>();
        List<Node> nodes = new ArrayList<>(network.nodes());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            String node = nodes.get(i).name();
            int next = depths.computeIfAbsent(node, n -> 0) + 1;
            inputsOf.getOrDefault(node, List.of()).forEach(input -> depths.merge(input, next, Math::max));
        }
        return depths;
    }
}

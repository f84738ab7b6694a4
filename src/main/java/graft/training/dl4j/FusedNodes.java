package graft.training.dl4j;

import graft.network.Activation;
import graft.network.Node;
import graft.network.Operation.Activate;
import graft.network.Operation.BatchNormalization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a network in which batch normalisation takes up the activation that is its only reader. */
final class FusedNodes {

    /**
     * A node and what is done at once with what it gives.
     *
     * @param then {@link Activation#IDENTITY} for nothing
     */
    record Fused(Node node, Activation then) {}

    private FusedNodes() {}

    /** Each node by itself. */
    static List<Fused> plain(List<Node> nodes) {
        return nodes.stream().map(n -> new Fused(n, Activation.IDENTITY)).toList();
    }

    /**
     * With activations taken up; whoever read such an activation reads the normalisation.
     *
     * @param nodes in order of computation
     */
    static List<Fused> of(List<Node> nodes) {
        Map<String, Integer> readers = new HashMap<>();
        nodes.forEach(n -> n.inputs().forEach(i -> readers.merge(i, 1, Integer::sum)));
        Map<String, Node> lonely = new HashMap<>();
        for (Node node : nodes) {
            if (node.operation() instanceof BatchNormalization && readers.getOrDefault(node.name(), 0) == 1) {
                lonely.put(node.name(), node);
            }
        }
        Map<String, Activation> taken = new HashMap<>();
        Map<String, String> instead = new HashMap<>();
        for (Node node : nodes) {
            if (node.operation() instanceof Activate a
                    && lonely.containsKey(node.inputs().get(0))) {
                taken.put(node.inputs().get(0), a.activation());
                instead.put(node.name(), node.inputs().get(0));
            }
        }
        List<Fused> fused = new ArrayList<>();
        for (Node node : nodes) {
            if (!instead.containsKey(node.name())) {
                List<String> inputs = node.inputs().stream()
                        .map(i -> instead.getOrDefault(i, i))
                        .toList();
                fused.add(new Fused(
                        new Node(node.name(), node.operation(), inputs),
                        taken.getOrDefault(node.name(), Activation.IDENTITY)));
            }
        }
        return fused;
    }
}

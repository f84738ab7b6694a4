package graft.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network as data: what it takes and its stages in order, each feeding the next.
 *
 * @param name the architecture, for instance {@code mobilenet_v2_1.0}
 * @param input what it takes
 * @param stages at least one, with names (and node names) unique in the network
 */
public record NetworkDescription(String name, InputSpec input, List<Stage> stages) {

    public NetworkDescription {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException(name + " has no stages");
        }
        Set<String> names = new HashSet<>();
        for (Stage stage : stages) {
            if (!names.add("stage " + stage.name())) {
                throw new IllegalArgumentException(name + ": two stages called " + stage.name());
            }
            for (Node node : stage.nodes()) {
                if (!names.add(node.name())) {
                    throw new IllegalArgumentException(name + ": two nodes called " + node.name());
                }
            }
        }
    }

    /** Every node, in order of computation. */
    public List<Node> nodes() {
        return stages.stream().flatMap(s -> s.nodes().stream()).toList();
    }

    /** Every tensor of weights, in order of computation. */
    public List<WeightSpec> weights() {
        return nodes().stream().flatMap(n -> n.weights().stream()).toList();
    }

    /** The graph of another program that this network is, apart from a head; empty for networks described here. */
    public Optional<ForeignGraph> foreign() {
        return nodes().stream()
                .map(Node::operation)
                .filter(Operation.Foreign.class::isInstance)
                .map(o -> ((Operation.Foreign) o).graph())
                .findFirst();
    }

    /** How many stages from the first on cannot be trained, because they hold the graph of another program. */
    public int untrainableStages() {
        int count = 0;
        for (int i = 0; i < stages.size(); i++) {
            boolean opaque = stages.get(i).nodes().stream().anyMatch(n -> n.operation() instanceof Operation.Foreign);
            count = opaque ? i + 1 : count;
        }
        return count;
    }

    /** The same network for pictures of another size; fully convolutional backbones take any. */
    public NetworkDescription withInputSize(int height, int width) {
        return new NetworkDescription(name, input.withSize(height, width), stages);
    }

    /** The same network with one more stage at the end, as a head is added to a backbone. */
    public NetworkDescription with(Stage stage) {
        return new NetworkDescription(
                name,
                input,
                java.util.stream.Stream.concat(stages.stream(), java.util.stream.Stream.of(stage))
                        .toList());
    }
}

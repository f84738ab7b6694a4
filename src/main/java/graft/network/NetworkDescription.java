package graft.network;

import java.util.HashSet;
import java.util.List;
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

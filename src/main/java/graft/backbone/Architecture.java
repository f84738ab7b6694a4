package graft.backbone;

import graft.network.NetworkDescription;
import graft.network.Node;
import java.util.List;

/**
 * An architecture as published, before any weights: with batch normalisation as nodes where it has any, and the order in
 * which Keras stores its layers.
 *
 * @param source the network as trained; {@code BatchNormFolding} makes of it what Graft computes with
 * @param kerasOrder the nodes that own weights, in the order of a Keras HDF5 file, which is that of depth and not
 *     always that of {@code source}
 */
public record Architecture(NetworkDescription source, List<String> kerasOrder) {

    public Architecture {
        kerasOrder = List.copyOf(kerasOrder);
        List<String> owners = ownersOfWeights(source);
        if (kerasOrder.size() != owners.size() || !List.copyOf(owners).containsAll(kerasOrder)) {
            throw new IllegalArgumentException(source.name() + ": the Keras order is not that of its layers");
        }
    }

    /** An architecture whose layers Keras stores in the order of computation. */
    public static Architecture inOrder(NetworkDescription source) {
        return new Architecture(source, ownersOfWeights(source));
    }

    /** The name to choose it by, for instance {@code mobilenet_v2_0.35}. */
    public String name() {
        return source.name();
    }

    /** The places of the k-th layer of a Keras file. */
    List<KerasSlot> kerasSlots(int layer) {
        return source.nodes().stream()
                .filter(n -> n.name().equals(kerasOrder.get(layer)))
                .findFirst()
                .map(KerasSlot::of)
                .orElseThrow();
    }

    private static List<String> ownersOfWeights(NetworkDescription source) {
        return source.nodes().stream()
                .filter(n -> !n.weights().isEmpty())
                .map(Node::name)
                .toList();
    }
}

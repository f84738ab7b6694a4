package graft.backbone.family;

import graft.network.NetworkDescription;
import graft.network.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An architecture as published, before any weights: with batch normalisation as nodes where it has any, and the order in
 * which Keras stores its layers.
 *
 * @param source the network as trained; {@code BatchNormFolding} makes of it what Graft computes with
 * @param kerasLayers the nodes that own weights, in the order of a Keras HDF5 file, which is that of depth and not
 *     always that of {@code source}; nodes that are one layer in Keras together
 */
public record Architecture(NetworkDescription source, List<List<Node>> kerasLayers) {

    public Architecture {
        kerasLayers = kerasLayers.stream().map(List::copyOf).toList();
    }

    /** An architecture in which every node with weights is a layer of Keras. */
    static Architecture of(NetworkDescription source) {
        return of(source, Map.of());
    }

    /**
     * An architecture.
     *
     * @param layerOf for nodes that are only a part of a layer of Keras, what it is called there; they follow each other
     */
    static Architecture of(NetworkDescription source, Map<String, String> layerOf) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        source.nodes().forEach(n -> nodes.put(n.name(), n));
        Map<String, List<Node>> layers = new LinkedHashMap<>();
        for (String name : KerasOrder.of(source)) {
            layers.computeIfAbsent(layerOf.getOrDefault(name, name), l -> new ArrayList<>())
                    .add(nodes.get(name));
        }
        return new Architecture(source, List.copyOf(layers.values()));
    }

    /** The name to choose it by, for instance {@code mobilenet_v2_0.35}. */
    public String name() {
        return source.name();
    }
}

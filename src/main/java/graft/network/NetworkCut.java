package graft.network;

import java.util.List;

/**
 * A network divided between two stages: the trunk below the cut stays frozen, the tail above it is trained.
 *
 * @param network the whole, head included
 * @param frozenStages how many stages lie below the cut: 0 to freeze none, up to the number of stages
 */
public record NetworkCut(NetworkDescription network, int frozenStages) {

    public NetworkCut {
        if (frozenStages < 0 || frozenStages > network.stages().size()) {
            throw new IllegalArgumentException(
                    network.name() + " has " + network.stages().size() + " stages; cannot freeze " + frozenStages);
        }
    }

    /** The frozen stages, in order; the first takes the preprocessed picture. */
    public List<Stage> trunk() {
        return network.stages().subList(0, frozenStages);
    }

    /** The trained stages, in order; the first takes what crosses the cut. */
    public List<Stage> tail() {
        return network.stages().subList(frozenStages, network.stages().size());
    }

    /** The shape of what crosses the cut. */
    public FeatureShape shape() {
        return Shapes.of(network).atCut(frozenStages);
    }

    /** The tensors of the frozen stages. */
    public List<WeightSpec> trunkWeights() {
        return weights(trunk());
    }

    /** The tensors of the trained stages. */
    public List<WeightSpec> tailWeights() {
        return weights(tail());
    }

    private static List<WeightSpec> weights(List<Stage> stages) {
        return stages.stream()
                .flatMap(s -> s.nodes().stream())
                .flatMap(n -> n.weights().stream())
                .toList();
    }
}

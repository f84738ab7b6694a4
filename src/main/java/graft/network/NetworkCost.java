package graft.network;

import graft.network.Operation.Affine;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Operation.Dense;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Operation.Foreign;
import java.util.List;

/** What the stages of a network cost for one picture: the ground of every forecast. */
public final class NetworkCost {

    private NetworkCost() {}

    /**
     * The cost of one stage for one picture.
     *
     * @param stage its name
     * @param output the shape of what leaves it
     * @param parameters the number of weights
     * @param multiplyAdds multiplications with an addition in one forward pass, padding counted as if it were picture
     * @param activations the number of values that all its nodes give; training keeps them until the backward pass, at
     *     four bytes each
     * @param largestPair the most values that the inputs and the output of one of its nodes have together; a forward pass
     *     alone needs no more at a time along a chain
     */
    public record StageCost(
            String stage,
            FeatureShape output,
            long parameters,
            long multiplyAdds,
            long activations,
            long largestPair) {}

    /**
     * The cost of every stage, in order, at the input size of the description.
     *
     * @throws IllegalArgumentException if the network is impossible
     */
    public static List<StageCost> of(NetworkDescription network) {
        Shapes shapes = Shapes.of(network);
        return network.stages().stream().map(s -> of(s, shapes)).toList();
    }

    private static StageCost of(Stage stage, Shapes shapes) {
        long parameters = 0;
        long multiplyAdds = 0;
        long activations = 0;
        long largest = 0;
        for (Node node : stage.nodes()) {
            long output = shapes.after(node.name()).size();
            long inputs = shapes.into(node.name()).stream()
                    .mapToLong(FeatureShape::size)
                    .sum();
            parameters += node.weights().stream().mapToLong(WeightSpec::size).sum();
            multiplyAdds += multiplyAdds(node.operation(), output);
            activations += output;
            largest = Math.max(largest, inputs + output);
        }
        return new StageCost(
                stage.name(), shapes.after(stage.last().name()), parameters, multiplyAdds, activations, largest);
    }

    private static long multiplyAdds(Operation operation, long output) {
        if (operation instanceof Foreign f) {
            return f.graph().multiplyAdds();
        }
        long each = 0;
        if (operation instanceof Convolution c) {
            each = (long) c.in() * c.kernelHeight() * c.kernelWidth();
        } else if (operation instanceof DepthwiseConvolution d) {
            each = (long) d.kernelHeight() * d.kernelWidth();
        } else if (operation instanceof Dense d) {
            each = d.in();
        } else if (operation instanceof Affine || operation instanceof BatchNormalization) {
            each = 1;
        }
        return Math.multiplyExact(each, output);
    }
}

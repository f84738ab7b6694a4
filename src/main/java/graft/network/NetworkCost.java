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
     * @param work what its nodes do, by how fast machines do it
     * @param largestPair the most values that the inputs and the output of one of its nodes have together; a forward pass
     *     alone needs no more at a time along a chain
     */
    public record StageCost(
            String stage,
            FeatureShape output,
            long parameters,
            long multiplyAdds,
            long activations,
            Work work,
            long largestPair) {}

    /**
     * What is computed for one picture in a forward pass, by kinds that machines do at different speeds.
     *
     * @param kernel multiplications with an addition in convolutions whose kernel is wider than a point
     * @param pointwise the same in convolutions of 1 x 1 and in dense layers
     * @param depthwise the same in depthwise convolutions, which wait for memory more than they compute
     * @param carried values that convolutions of any kind and dense layers read and write
     * @param moved values that all other operations read and write
     */
    public record Work(long kernel, long pointwise, long depthwise, long carried, long moved) {

        /** Nothing to do. */
        public static final Work NONE = new Work(0, 0, 0, 0, 0);

        /** Both. */
        public Work plus(Work other) {
            return new Work(
                    kernel + other.kernel,
                    pointwise + other.pointwise,
                    depthwise + other.depthwise,
                    carried + other.carried,
                    moved + other.moved);
        }
    }

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
        Work work = Work.NONE;
        for (Node node : stage.nodes()) {
            long output = shapes.after(node.name()).size();
            long inputs = shapes.into(node.name()).stream()
                    .mapToLong(FeatureShape::size)
                    .sum();
            parameters += node.weights().stream().mapToLong(WeightSpec::size).sum();
            long products = multiplyAdds(node.operation(), output);
            multiplyAdds += products;
            work = work.plus(work(node.operation(), products, inputs + output));
            activations += output;
            largest = Math.max(largest, inputs + output);
        }
        return new StageCost(
                stage.name(), shapes.after(stage.last().name()), parameters, multiplyAdds, activations, work, largest);
    }

    private static Work work(Operation operation, long products, long values) {
        if (operation instanceof Convolution c) {
            return c.kernelHeight() * c.kernelWidth() > 1
                    ? new Work(products, 0, 0, values, 0)
                    : new Work(0, products, 0, values, 0);
        }
        // Of a foreign graph only the sum is known; most of it is in products of matrices or in convolutions of 1 x 1.
        if (operation instanceof Dense || operation instanceof Foreign) {
            return new Work(0, products, 0, values, 0);
        }
        if (operation instanceof DepthwiseConvolution) {
            return new Work(0, 0, products, values, 0);
        }
        // It is folded into its neighbour before anything is computed.
        return operation instanceof BatchNormalization ? Work.NONE : new Work(0, 0, 0, 0, values);
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

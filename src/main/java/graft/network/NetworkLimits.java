package graft.network;

import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Operation.Pooling;
import graft.network.Operation.ZeroPadding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How large a network from a file may be. The largest that Graft describes, VGG19 with a thousand classes, has 144 million
 * weights; what lies far beyond is damage or an attempt to use up the memory.
 */
final class NetworkLimits {

    private static final int MOST_NODES = 5_000;
    private static final int LARGEST_INPUT = 2_048;
    private static final int LARGEST_WINDOW = 64;
    private static final int MOST_CHANNELS = 65_536;
    private static final long MOST_WEIGHTS = 400_000_000;
    private static final long MOST_ACTIVATIONS = 2_000_000_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.+-]{1,100}");

    private NetworkLimits() {}

    /**
     * @throws IllegalArgumentException if the network is impossible or beyond a limit, naming what
     */
    static void require(NetworkDescription network) {
        within("height", network.input().height(), LARGEST_INPUT);
        within("width", network.input().width(), LARGEST_INPUT);
        List<Node> nodes = network.nodes();
        within("nodes", nodes.size(), MOST_NODES);
        network.stages().forEach(s -> name(s.name()));
        long weights = 0;
        for (Node node : nodes) {
            name(node.name());
            window(node);
            for (WeightSpec spec : node.weights()) {
                weights = Math.addExact(weights, spec.size());
            }
            within("weights up to " + node.name(), weights, MOST_WEIGHTS);
        }
        Shapes shapes = Shapes.of(network);
        long activations = 0;
        for (Node node : nodes) {
            FeatureShape shape = shapes.after(node.name());
            within("channels of " + node.name(), shape.channels(), MOST_CHANNELS);
            activations = Math.addExact(activations, shape.size());
            within("activations up to " + node.name(), activations, MOST_ACTIVATIONS);
        }
    }

    private static void window(Node node) {
        if (node.operation() instanceof Convolution c) {
            window(node, c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding());
        } else if (node.operation() instanceof DepthwiseConvolution d) {
            window(node, d.kernelHeight(), d.kernelWidth(), d.stride(), d.padding());
        } else if (node.operation() instanceof Pooling p) {
            window(node, p.kernel(), p.kernel(), p.stride(), p.padding());
        } else if (node.operation() instanceof ZeroPadding z) {
            padding(node, z.top(), z.bottom(), z.left(), z.right());
        }
    }

    private static void window(Node node, int height, int width, int stride, Padding padding) {
        within("window of " + node.name(), Math.max(height, width), LARGEST_WINDOW);
        within("stride of " + node.name(), stride, LARGEST_WINDOW);
        if (padding instanceof Padding.Explicit e) {
            padding(node, e.top(), e.bottom(), e.left(), e.right());
        }
    }

    private static void padding(Node node, int... sides) {
        for (int side : sides) {
            within("padding of " + node.name(), side, LARGEST_WINDOW);
        }
    }

    private static void name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name '" + name + "' has characters that no name may have");
        }
    }

    private static void within(String what, long value, long limit) {
        if (value > limit) {
            throw new IllegalArgumentException(what + ": " + value + " is more than " + limit);
        }
    }
}

package graft.network;

import graft.network.Operation.Activate;
import graft.network.Operation.Add;
import graft.network.Operation.Affine;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Concatenate;
import graft.network.Operation.Convolution;
import graft.network.Operation.Dense;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Operation.Dropout;
import graft.network.Operation.Foreign;
import graft.network.Operation.GlobalAveragePooling;
import graft.network.Operation.Multiply;
import graft.network.Operation.Pooling;
import graft.network.Operation.Softmax;
import graft.network.Operation.ZeroPadding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of every tensor in a network, worked out from the size of its input. Working it out is also the check that
 * the operations fit each other.
 */
public final class Shapes {

    /** Every picture has three channels. */
    private static final int PICTURE_CHANNELS = 3;

    private final NetworkDescription network;
    private final List<FeatureShape> entering;
    private final Map<String, FeatureShape> afterNode;
    private final Map<String, List<FeatureShape>> intoNode;

    private Shapes(
            NetworkDescription network,
            List<FeatureShape> entering,
            Map<String, FeatureShape> afterNode,
            Map<String, List<FeatureShape>> intoNode) {
        this.network = network;
        this.entering = List.copyOf(entering);
        this.afterNode = Map.copyOf(afterNode);
        this.intoNode = Map.copyOf(intoNode);
    }

    /**
     * Works out all shapes of a network for its input size.
     *
     * @throws IllegalArgumentException if an operation does not fit what reaches it, naming its node
     */
    public static Shapes of(NetworkDescription network) {
        Map<String, FeatureShape> after = new HashMap<>();
        Map<String, List<FeatureShape>> into = new HashMap<>();
        List<FeatureShape> entering = new ArrayList<>();
        FeatureShape crossing = FeatureShape.map(
                PICTURE_CHANNELS, network.input().height(), network.input().width());
        for (Stage stage : network.stages()) {
            entering.add(crossing);
            for (Node node : stage.nodes()) {
                List<FeatureShape> inputs = new ArrayList<>();
                for (String input : node.inputs()) {
                    // The stage has made sure that what a node reads was computed before it.
                    inputs.add(input.equals(Node.STAGE_INPUT) ? crossing : after.get(input));
                }
                into.put(node.name(), List.copyOf(inputs));
                after.put(node.name(), output(node, inputs));
            }
            crossing = after.get(stage.last().name());
        }
        entering.add(crossing);
        return new Shapes(network, entering, after, into);
    }

    /** What enters the network: [3, H, W] after preprocessing. */
    public FeatureShape input() {
        return entering.get(0);
    }

    /** What the whole network gives. */
    public FeatureShape output() {
        return entering.get(entering.size() - 1);
    }

    /**
     * What crosses the cut above this many stages.
     *
     * @param stages how many stages lie below the cut; 0 is the input of the network
     */
    public FeatureShape atCut(int stages) {
        return entering.get(stages);
    }

    /** What a node gives. */
    public FeatureShape after(String node) {
        FeatureShape shape = afterNode.get(node);
        if (shape == null) {
            throw new IllegalArgumentException(network.name() + " has no node called " + node);
        }
        return shape;
    }

    /** What a node takes, in the order of its inputs. */
    public List<FeatureShape> into(String node) {
        List<FeatureShape> shapes = intoNode.get(node);
        if (shapes == null) {
            throw new IllegalArgumentException(network.name() + " has no node called " + node);
        }
        return shapes;
    }

    private static FeatureShape output(Node node, List<FeatureShape> inputs) {
        try {
            Operation operation = node.operation();
            if (operation instanceof Add || operation instanceof Concatenate || operation instanceof Multiply) {
                return joined(operation, inputs);
            }
            if (inputs.size() != 1) {
                throw new IllegalArgumentException("takes one input, not " + inputs.size());
            }
            return output(operation, inputs.get(0));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "node " + node.name() + " does not fit what reaches it: " + e.getMessage(), e);
        }
    }

    private static FeatureShape output(Operation operation, FeatureShape input) {
        if (operation instanceof Convolution c) {
            return slid(
                    spatial(channels(c.in(), input)),
                    c.out(),
                    c.kernelHeight(),
                    c.kernelWidth(),
                    c.stride(),
                    c.padding());
        }
        if (operation instanceof DepthwiseConvolution d) {
            return slid(
                    spatial(channels(d.channels(), input)),
                    d.channels(),
                    d.kernelHeight(),
                    d.kernelWidth(),
                    d.stride(),
                    d.padding());
        }
        if (operation instanceof Pooling p) {
            return slid(spatial(input), input.channels(), p.kernel(), p.kernel(), p.stride(), p.padding());
        }
        if (operation instanceof ZeroPadding z) {
            return padded(spatial(input), z);
        }
        if (operation instanceof GlobalAveragePooling g) {
            spatial(input);
            return g.keepDimensions()
                    ? FeatureShape.map(input.channels(), 1, 1)
                    : FeatureShape.vector(input.channels());
        }
        if (operation instanceof Dense d) {
            channels(d.in(), vector(input));
            return FeatureShape.vector(d.out());
        }
        if (operation instanceof Foreign f) {
            return foreign(f.graph(), input);
        }
        return unchanged(operation, input);
    }

    private static FeatureShape foreign(ForeignGraph graph, FeatureShape input) {
        if (!input.equals(FeatureShape.map(PICTURE_CHANNELS, graph.height(), graph.width()))) {
            throw new IllegalArgumentException(
                    "it takes pictures of " + graph.height() + " x " + graph.width() + ", but gets " + input);
        }
        return graph.features();
    }

    private static FeatureShape unchanged(Operation operation, FeatureShape input) {
        if (operation instanceof Affine a) {
            return channels(a.channels(), input);
        }
        if (operation instanceof BatchNormalization b) {
            return channels(b.channels(), input);
        }
        if (operation instanceof Softmax) {
            return vector(input);
        }
        if (operation instanceof Activate || operation instanceof Dropout) {
            return input;
        }
        throw new IllegalArgumentException("unknown operation " + operation);
    }

    private static FeatureShape joined(Operation operation, List<FeatureShape> inputs) {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException("takes at least two inputs");
        }
        FeatureShape first = inputs.get(0);
        if (operation instanceof Concatenate) {
            return concatenated(inputs);
        }
        if (operation instanceof Multiply) {
            FeatureShape second = inputs.get(1);
            boolean gate = second.spatial() && second.height() == 1 && second.width() == 1;
            if (inputs.size() != 2
                    || first.channels() != second.channels()
                    || !(first.equals(second) || (first.spatial() && gate))) {
                throw new IllegalArgumentException("cannot multiply " + inputs);
            }
            return first;
        }
        if (inputs.stream().anyMatch(s -> !s.equals(first))) {
            throw new IllegalArgumentException("cannot add " + inputs);
        }
        return first;
    }

    private static FeatureShape concatenated(List<FeatureShape> inputs) {
        FeatureShape first = inputs.get(0);
        int channels = 0;
        for (FeatureShape shape : inputs) {
            if (shape.spatial() != first.spatial()
                    || shape.height() != first.height()
                    || shape.width() != first.width()) {
                throw new IllegalArgumentException("cannot join " + inputs);
            }
            channels = Math.addExact(channels, shape.channels());
        }
        return new FeatureShape(channels, first.height(), first.width(), first.spatial());
    }

    private static FeatureShape slid(
            FeatureShape input, int channels, int kernelHeight, int kernelWidth, int stride, Padding padding) {
        Padding.Explicit pads = Window.pads(padding, kernelHeight, kernelWidth, stride, input);
        int height = Window.positions(input.height(), pads.top(), pads.bottom(), kernelHeight, stride);
        int width = Window.positions(input.width(), pads.left(), pads.right(), kernelWidth, stride);
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a window of " + kernelHeight + " x " + kernelWidth + " is larger than " + input);
        }
        return FeatureShape.map(channels, height, width);
    }

    private static FeatureShape padded(FeatureShape input, ZeroPadding padding) {
        return FeatureShape.map(
                input.channels(),
                Math.addExact(input.height(), Math.addExact(padding.top(), padding.bottom())),
                Math.addExact(input.width(), Math.addExact(padding.left(), padding.right())));
    }

    private static FeatureShape channels(int expected, FeatureShape input) {
        if (input.channels() != expected) {
            throw new IllegalArgumentException("it takes " + expected + " channels, but gets " + input);
        }
        return input;
    }

    private static FeatureShape spatial(FeatureShape input) {
        if (!input.spatial()) {
            throw new IllegalArgumentException("it takes a feature map, but gets " + input);
        }
        return input;
    }

    private static FeatureShape vector(FeatureShape input) {
        if (input.spatial()) {
            throw new IllegalArgumentException("it takes a vector, but gets " + input);
        }
        return input;
    }
}

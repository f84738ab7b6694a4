package graft.network.file;

import graft.network.Activation;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation;
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
import graft.network.Operation.PoolingKind;
import graft.network.Operation.Softmax;
import graft.network.Operation.ZeroPadding;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a description's operations as ONNX nodes (opset 17). Padding is written out in numbers from the inferred shapes,
 * so that nobody's reading of {@code auto_pad} matters.
 */
final class OnnxTranslation {

    /**
     * What zeros around a map are written as: the smallest normal number. ONNX Runtime joins padding by zero with the operation
     * behind it, also with a maximum, which then no longer sees the zeros (microsoft/onnxruntime#24737).
     */
    private static final float ALMOST_ZERO = Float.MIN_NORMAL;

    private final OnnxGraph graph;
    private final NetworkDescription network;
    private final Shapes shapes;
    private final Weights weights;
    /** What each node's output is called in the graph. */
    private final Map<String, String> values = new HashMap<>();

    OnnxTranslation(OnnxGraph graph, NetworkDescription network, Weights weights) {
        this.graph = graph;
        this.network = network;
        this.shapes = Shapes.of(network);
        this.weights = weights;
    }

    /**
     * Writes the preprocessing.
     *
     * @param image [N, H, W, 3] RGB 0..255
     * @return the name of [N, 3, H, W] as the first operation wants it
     */
    String preprocessing(String image) {
        Preprocessing p = network.input().preprocessing();
        String x = graph.call("Transpose", image).with("perm", 0, 3, 1, 2).as("input/nchw");
        if (p.order() == Preprocessing.ChannelOrder.BGR) {
            String order = graph.constant("input/order", 2L, 1L, 0L);
            x = graph.call("Gather", x, order).withOne("axis", 1L).as("input/ordered");
        }
        if (p.mean().stream().anyMatch(m -> m != 0)) {
            x = graph.call("Sub", x, perChannel("input/mean", p.mean())).as("input/centred");
        }
        if (p.divisor().stream().anyMatch(d -> d != 1)) {
            x = graph.call("Div", x, perChannel("input/divisor", p.divisor())).as("input/scaled");
        }
        return x;
    }

    private String perChannel(String name, List<Float> three) {
        float[] values = {three.get(0), three.get(1), three.get(2)};
        return graph.constant(name, values, List.of(1, 3, 1, 1));
    }

    /**
     * Writes the nodes of a stage.
     *
     * @param input the name of what enters it
     * @return the name of what leaves it
     */
    String stage(Stage stage, String input) {
        values.put(Node.STAGE_INPUT, input);
        for (Node node : stage.nodes()) {
            List<String> inputs = new ArrayList<>();
            node.inputs().forEach(i -> inputs.add(value(i)));
            values.put(node.name(), node(node, inputs));
        }
        return value(stage.last().name());
    }

    /** The name in the graph of what a written node gives. */
    String value(String node) {
        String value = values.get(node);
        if (value == null) {
            throw new IllegalArgumentException(network.name() + " has no node called " + node + " that was written");
        }
        return value;
    }

    Shapes shapes() {
        return shapes;
    }

    private String node(Node node, List<String> inputs) {
        Operation operation = node.operation();
        String x = inputs.get(0);
        if (operation instanceof Convolution c) {
            return convolution(node, x, 1, c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding(), c.activation());
        }
        if (operation instanceof DepthwiseConvolution d) {
            return convolution(
                    node, x, d.channels(), d.kernelHeight(), d.kernelWidth(), d.stride(), d.padding(), d.activation());
        }
        if (operation instanceof Dense d) {
            String y = graph.call("Gemm", x, weight(node, "weight"), weight(node, "bias"))
                    .withOne("transB", 1L)
                    .as(linear(node, d.activation()));
            return activated(node, y, d.activation());
        }
        if (operation instanceof Affine a) {
            return affine(node, x, a);
        }
        if (operation instanceof BatchNormalization b) {
            return normalized(node, x, b);
        }
        if (operation instanceof Activate a) {
            return activated(node, x, a.activation());
        }
        if (operation instanceof Foreign f) {
            return new ForeignTranslation(graph, weights).write(node, f.graph(), x);
        }
        if (operation instanceof Dropout) {
            // Only training drops anything.
            return x;
        }
        return withoutWeights(node, inputs);
    }

    private String withoutWeights(Node node, List<String> inputs) {
        Operation operation = node.operation();
        String x = inputs.get(0);
        if (operation instanceof Add) {
            return graph.call(inputs.size() == 2 ? "Add" : "Sum", inputs).as(node.name());
        }
        if (operation instanceof Concatenate) {
            return graph.call("Concat", inputs).withOne("axis", 1L).as(node.name());
        }
        if (operation instanceof Multiply) {
            return graph.call("Mul", inputs).as(node.name());
        }
        if (operation instanceof Pooling p) {
            return pooled(node, x, p);
        }
        if (operation instanceof GlobalAveragePooling g) {
            if (g.keepDimensions()) {
                return graph.call("GlobalAveragePool", x).as(node.name());
            }
            String pooled = graph.call("GlobalAveragePool", x).as(node.name() + "/map");
            return graph.call("Flatten", pooled).withOne("axis", 1L).as(node.name());
        }
        if (operation instanceof ZeroPadding z) {
            String pads =
                    graph.constant(node.name() + "/pads", 0L, 0L, z.top(), z.left(), 0L, 0L, z.bottom(), z.right());
            String zero = graph.constant(node.name() + "/zero", ALMOST_ZERO);
            return graph.call("Pad", x, pads, zero).as(node.name());
        }
        if (operation instanceof Softmax) {
            return graph.call("Softmax", x).withOne("axis", 1L).as(node.name());
        }
        throw new IllegalArgumentException("unknown operation " + operation);
    }

    private String convolution(
            Node node,
            String x,
            int groups,
            int height,
            int width,
            int stride,
            Padding padding,
            Activation activation) {
        List<String> inputs = new ArrayList<>();
        inputs.add(x);
        node.weights().forEach(w -> inputs.add(weight(w.name())));
        String y = graph.call("Conv", inputs)
                .with("kernel_shape", height, width)
                .with("strides", stride, stride)
                .with("pads", pads(node, padding, height, width, stride))
                .withOne("group", (long) groups)
                .as(linear(node, activation));
        return activated(node, y, activation);
    }

    private String pooled(Node node, String x, Pooling pooling) {
        // An average counts what is inside the picture only, which is also ONNX' own default.
        return graph.call(pooling.kind() == PoolingKind.MAX ? "MaxPool" : "AveragePool", x)
                .with("kernel_shape", pooling.kernel(), pooling.kernel())
                .with("strides", pooling.stride(), pooling.stride())
                .with("pads", pads(node, pooling.padding(), pooling.kernel(), pooling.kernel(), pooling.stride()))
                .as(node.name());
    }

    private long[] pads(Node node, Padding padding, int height, int width, int stride) {
        Padding.Explicit pads = Window.pads(
                padding, height, width, stride, shapes.into(node.name()).get(0));
        return new long[] {pads.top(), pads.left(), pads.bottom(), pads.right()};
    }

    private String affine(Node node, String x, Affine affine) {
        List<Integer> shape = shapes.after(node.name()).spatial()
                ? List.of(1, affine.channels(), 1, 1)
                : List.of(1, affine.channels());
        String scale = graph.constant(
                node.name() + ".weight", tensor(node.name() + ".weight").values(), shape);
        String shift = graph.constant(
                node.name() + ".bias", tensor(node.name() + ".bias").values(), shape);
        String scaled = graph.call("Mul", x, scale).as(node.name() + "/scaled");
        return activated(
                node, graph.call("Add", scaled, shift).as(linear(node, affine.activation())), affine.activation());
    }

    private String normalized(Node node, String x, BatchNormalization norm) {
        String scale;
        if (norm.scale()) {
            scale = weight(node, "weight");
        } else {
            float[] ones = new float[norm.channels()];
            Arrays.fill(ones, 1);
            scale = graph.constant(node.name() + "/ones", ones, List.of(norm.channels()));
        }
        return graph.call(
                        "BatchNormalization",
                        x,
                        scale,
                        weight(node, "bias"),
                        weight(node, "running_mean"),
                        weight(node, "running_var"))
                .withOne("epsilon", (float) norm.epsilon())
                .as(node.name());
    }

    private static String linear(Node node, Activation activation) {
        return activation == Activation.IDENTITY ? node.name() : node.name() + "/linear";
    }

    private String activated(Node node, String x, Activation activation) {
        String name = node.name();
        return switch (activation) {
            case IDENTITY -> x;
            case RELU -> graph.call("Relu", x).as(name);
            case RELU6 ->
                graph.call("Clip", x, graph.constant(name + "/zero", 0f), graph.constant(name + "/six", 6f))
                        .as(name);
            case SIGMOID -> graph.call("Sigmoid", x).as(name);
            case SWISH ->
                graph.call("Mul", x, graph.call("Sigmoid", x).as(name + "/gate"))
                        .as(name);
            // relu6(x + 3) / 6 = max(0, min(1, x / 6 + 1 / 2))
            case HARD_SIGMOID ->
                graph.call("HardSigmoid", x)
                        .withOne("alpha", 1f / 6)
                        .withOne("beta", 0.5f)
                        .as(name);
            case HARD_SWISH -> graph.call("HardSwish", x).as(name);
        };
    }

    private String weight(Node node, String kind) {
        return weight(node.name() + "." + kind);
    }

    private String weight(String name) {
        WeightTensor tensor = tensor(name);
        return graph.constant(name, tensor.values(), tensor.shape());
    }

    private WeightTensor tensor(String name) {
        return weights.get(name);
    }

    /** Gives a value the name of an output and declares it. */
    void output(String name, String value, FeatureShape shape) {
        graph.call("Identity", value).as(name);
        graph.output(name, shape);
    }
}

package graft.network.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;

/**
 * Small ONNX files as other programs write them: a convolution of 16 channels with stride 4 on pictures of 32 x 32, and
 * something behind it. Weights follow a formula.
 */
public final class ForeignGraphs {

    /** How many features every one of them has. */
    public static final int FEATURES = 16;

    private static final int CLASSES = 10;
    private static final int SIDE = 32;
    private static final long OPSET = 13;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("theirs");
    private long opset = OPSET;

    private ForeignGraphs() {}

    /** [N, 3, 32, 32], convolution, mean over the places, classifier: the output {@code logits}. */
    public static byte[] classifier(long batch) {
        return of(g -> {
            g.picture("input", batch, 3, SIDE, SIDE);
            g.convolution("input", "map");
            g.node("GlobalAveragePool", "pooled", "map");
            g.node("Flatten", "flat", "pooled");
            g.node("Gemm", "logits", "flat", g.weights("dense", FEATURES, CLASSES), g.weights("bias", CLASSES));
            g.output("logits");
        });
    }

    /** The same with values written into the names that a path or a person could be told from. */
    public static byte[] classifierWithNames() {
        byte[] plain = classifier(0);
        try {
            ModelProto.Builder model = ModelProto.parseFrom(plain).toBuilder();
            model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey("author").setValue("somebody"));
            model.getGraphBuilder().getNodeBuilder(0).setDocString("/home/somebody/net.py");
            model.getGraphBuilder()
                    .getNodeBuilder(0)
                    .addMetadataProps(
                            StringStringEntryProto.newBuilder().setKey("stack").setValue("/home/somebody"));
            return model.build().toByteArray();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with something between the mean and the classifier, so that no map feeds a plain mean. */
    public static byte[] normed() {
        return of(g -> {
            g.picture("input", 0, 3, SIDE, SIDE);
            g.convolution("input", "map");
            g.node("GlobalAveragePool", "pooled", "map");
            g.node("Flatten", "flat", "pooled");
            g.node("Mul", "scaled", "flat", g.weights("scale", FEATURES));
            g.node("MatMul", "product", "scaled", g.weights("dense", FEATURES, CLASSES));
            g.node("Add", "sum", "product", g.weights("bias", CLASSES));
            g.node("Softmax", "probabilities", "sum");
            g.output("probabilities");
        });
    }

    /** [N, 32, 32, 3] as TensorFlow has it, scaled inside if asked. */
    public static byte[] channelsLast(boolean scales) {
        return of(g -> {
            g.picture("serving_default_input:0", 0, SIDE, SIDE, 3);
            String input = "serving_default_input:0";
            if (scales) {
                g.constant("scale", 1 / 127.5f);
                input = g.node("Mul", "small", input, "scale");
            }
            g.nodeWith("Transpose", "first", List.of(0L, 3L, 1L, 2L), "perm", input);
            g.convolution("first", "conv");
            g.nodeWith("Transpose", "map", List.of(0L, 2L, 3L, 1L), "perm", "conv");
            g.nodeWith("ReduceMean", "pooled", List.of(1L, 2L), "axes", "map");
            g.node("Flatten", "flat", "pooled");
            g.node("MatMul", "product", "flat", g.weights("dense", FEATURES, CLASSES));
            g.node("Add", "sum", "product", g.weights("bias", CLASSES));
            g.node("Softmax", "answers", "sum");
            g.output("answers");
        });
    }

    /** Gives the map itself, for pictures of any size. */
    public static byte[] extractor() {
        return of(g -> {
            g.picture("input", 0, 3, 0, 0);
            g.convolution("input", "map");
            g.output("map");
        });
    }

    /** 64 tokens, one for each place. */
    public static byte[] tokens() {
        return of(g -> {
            g.picture("pixel_values", 0, 3, SIDE, SIDE);
            g.addTokens();
            g.output("tokens");
        });
    }

    /** Tokens, and a vector that is made of them. */
    public static byte[] several() {
        return of(g -> {
            g.picture("pixel_values", 0, 3, SIDE, SIDE);
            g.addTokens();
            g.nodeWith("ReduceMean", "mean", List.of(1L), "axes", "tokens");
            g.node("Flatten", "flat", "mean");
            g.node("Tanh", "pooler_output", "flat");
            g.output("tokens");
            g.output("pooler_output");
        });
    }

    /** Calls the number of pictures free, and has a one written in. */
    public static byte[] secretlyOne() {
        return of(g -> {
            g.picture("input", 0, 3, SIDE, SIDE);
            g.convolution("input", "map");
            g.numbers("shape", 1, FEATURES * (SIDE / 4) * (SIDE / 4));
            g.node("Reshape", "flat", "map", "shape");
            g.node("Gemm", "features", "flat", g.weights("d", FEATURES * (SIDE / 4) * (SIDE / 4), FEATURES));
            g.node("Tanh", "answer", "features");
            g.output("answer");
        });
    }

    /** Something with an operator of this domain and kind behind the map. */
    public static byte[] withOperator(String domain, String type) {
        return of(g -> {
            g.picture("input", 0, 3, SIDE, SIDE);
            g.convolution("input", "map");
            g.graph.addNode(NodeProto.newBuilder()
                    .setDomain(domain)
                    .setOpType(type)
                    .addInput("map")
                    .addOutput("odd"));
            g.output("odd");
        });
    }

    /** A branch, which holds graphs. */
    public static byte[] branching() {
        return of(g -> {
            g.picture("input", 0, 3, SIDE, SIDE);
            g.convolution("input", "map");
            g.graph.addNode(NodeProto.newBuilder()
                    .setOpType("Identity")
                    .addInput("map")
                    .addOutput("odd")
                    .addAttribute(AttributeProto.newBuilder()
                            .setName("body")
                            .setType(AttributeProto.AttributeType.GRAPH)
                            .setG(GraphProto.newBuilder().setName("inner"))));
            g.output("odd");
        });
    }

    /** Weights in another file. */
    public static byte[] external() {
        return of(g -> {
            g.picture("input", 0, 3, SIDE, SIDE);
            g.graph.addInitializer(TensorProto.newBuilder()
                    .setName("w")
                    .setDataType(TensorProto.DataType.FLOAT_VALUE)
                    .addAllDims(List.of(16L, 3L, 3L, 3L))
                    .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                    .addExternalData(StringStringEntryProto.newBuilder()
                            .setKey("location")
                            .setValue("/etc/passwd")));
            g.node("Conv", "map", "input", "w");
            g.output("map");
        });
    }

    /** A tensor whose lengths are these, with one value. */
    public static byte[] claiming(long... lengths) {
        return of(g -> {
            g.picture("input", 0, 3, SIDE, SIDE);
            TensorProto.Builder tensor = TensorProto.newBuilder()
                    .setName("w")
                    .setDataType(TensorProto.DataType.FLOAT_VALUE)
                    .setRawData(ByteString.copyFrom(new byte[Float.BYTES]));
            for (long length : lengths) {
                tensor.addDims(length);
            }
            g.graph.addInitializer(tensor);
            g.node("Conv", "map", "input", "w");
            g.output("map");
        });
    }

    /** The whole-number constant of a graph. */
    public static byte[] withNumber(long number) {
        return of(g -> {
            g.picture("input", 0, 3, SIDE, SIDE);
            g.convolution("input", "map");
            g.numbers("shape", number);
            g.node("Expand", "odd", "map", "shape");
            g.output("odd");
        });
    }

    /** One that takes an input of these lengths. */
    public static byte[] taking(long... lengths) {
        return of(g -> {
            g.picture("input", lengths);
            g.convolution("input", "map");
            g.output("map");
        });
    }

    /** In an older or newer version of the operators. */
    public static byte[] inVersion(long version) {
        return of(g -> {
            g.opset = version;
            g.picture("input", 0, 3, SIDE, SIDE);
            g.convolution("input", "map");
            g.output("map");
        });
    }

    private static byte[] of(Consumer<ForeignGraphs> content) {
        ForeignGraphs graph = new ForeignGraphs();
        content.accept(graph);
        return ModelProto.newBuilder()
                .setIrVersion(7)
                .setProducerName("pytorch")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(graph.opset))
                .setGraph(graph.graph)
                .build()
                .toByteArray();
    }

    private void picture(String name, long... lengths) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long length : lengths) {
            shape.addDim(
                    length == 0
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("n")
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        graph.addInput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape))));
    }

    private void convolution(String input, String output) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Conv")
                .addAllInput(List.of(input, weights("kernel", FEATURES, 3, 4, 4), weights("kernel_bias", FEATURES)))
                .addOutput(output + "_linear")
                .addAttribute(numbersAttribute("strides", List.of(4L, 4L))));
        node("Relu", output, output + "_linear");
    }

    private void addTokens() {
        convolution("pixel_values", "map");
        numbers("shape", 0, FEATURES, -1);
        node("Reshape", "rows", "map", "shape");
        nodeWith("Transpose", "tokens", List.of(0L, 2L, 1L), "perm", "rows");
    }

    private String node(String type, String output, String... inputs) {
        graph.addNode(NodeProto.newBuilder()
                .setName(output)
                .setOpType(type)
                .addAllInput(List.of(inputs))
                .addOutput(output));
        return output;
    }

    private void nodeWith(String type, String output, List<Long> values, String attribute, String input) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(type)
                .addInput(input)
                .addOutput(output)
                .addAttribute(numbersAttribute(attribute, values)));
    }

    private static AttributeProto numbersAttribute(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    private void output(String name) {
        graph.addOutput(ValueInfoProto.newBuilder().setName(name));
    }

    private void constant(String name, float value) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addFloatData(value));
    }

    private void numbers(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
    }

    private String weights(String name, int... lengths) {
        int count = 1;
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (int length : lengths) {
            tensor.addDims(length);
            count *= length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat((float) (Math.sin(1.7 * i + name.length()) * 0.3));
        }
        graph.addInitializer(tensor.setRawData(ByteString.copyFrom(bytes.flip())));
        return name;
    }
}

package graft.network.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import graft.network.FeatureShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An ONNX graph while it is written: nodes with attributes, initialisers, inputs and outputs. */
final class OnnxGraph {

    /** What the free first dimension, the number of pictures, is called. */
    static final String BATCH = "N";

    private static final long OPSET = 17;
    /** ONNX 1.12, the first with opset 17. */
    private static final long IR_VERSION = 8;

    private final GraphProto.Builder graph;
    private long irVersion = IR_VERSION;
    private List<OperatorSetIdProto> opsets = List.of(
            OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET).build());
    /** How many pictures at a time; 0 for any number. */
    private int batch;

    OnnxGraph(String name) {
        this.graph = GraphProto.newBuilder().setName(name);
    }

    /**
     * Makes this the graph of another program with something around it, in its version of the operators.
     *
     * @param pictures how many it takes at a time, 0 for any number
     */
    void adopt(long foreignIrVersion, List<OperatorSetIdProto> foreignOpsets, int pictures) {
        irVersion = Math.max(IR_VERSION, foreignIrVersion);
        opsets = List.copyOf(foreignOpsets);
        batch = pictures;
        if (pictures != 0) {
            graph.getInputBuilderList().forEach(i -> i.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .getShapeBuilder()
                    .setDim(0, number()));
        }
    }

    void add(NodeProto node) {
        graph.addNode(node);
    }

    void add(TensorProto tensor) {
        graph.addInitializer(tensor);
    }

    private TensorShapeProto.Dimension number() {
        return batch == 0
                ? TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH).build()
                : TensorShapeProto.Dimension.newBuilder().setDimValue(batch).build();
    }

    /** A node that is being added; attributes follow, and {@link #as} names its output. */
    final class Call {

        private final NodeProto.Builder node;

        private Call(String type, List<String> inputs) {
            this.node = NodeProto.newBuilder().setOpType(type).addAllInput(inputs);
        }

        Call with(String name, long... values) {
            AttributeProto.Builder attribute =
                    AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
            for (long value : values) {
                attribute.addInts(value);
            }
            node.addAttribute(attribute);
            return this;
        }

        Call withOne(String name, long value) {
            node.addAttribute(AttributeProto.newBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(value));
            return this;
        }

        Call withOne(String name, float value) {
            node.addAttribute(AttributeProto.newBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.FLOAT)
                    .setF(value));
            return this;
        }

        /** Ends the node: its output gets this name, which is also its own. */
        String as(String output) {
            graph.addNode(node.setName(output).addOutput(output));
            return output;
        }
    }

    Call call(String type, String... inputs) {
        return new Call(type, List.of(inputs));
    }

    Call call(String type, List<String> inputs) {
        return new Call(type, inputs);
    }

    /** Adds float32 values. */
    String constant(String name, float[] values, List<Integer> shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        graph.addInitializer(tensor(name, TensorProto.DataType.FLOAT, shape, bytes));
        return name;
    }

    /** Adds one float32 value without dimension. */
    String constant(String name, float value) {
        return constant(name, new float[] {value}, List.of());
    }

    /** Adds whole numbers in one dimension. */
    String constant(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        graph.addInitializer(tensor(name, TensorProto.DataType.INT64, List.of(values.length), bytes));
        return name;
    }

    private static TensorProto tensor(String name, TensorProto.DataType type, List<Integer> shape, ByteBuffer bytes) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        shape.forEach(tensor::addDims);
        return tensor.build();
    }

    /** Declares the input: pictures of this size, [N, H, W, 3]. */
    void pictures(String name, int height, int width) {
        graph.addInput(value(name, List.of(height, width, 3)));
    }

    /** Declares an output: [N] and this shape. */
    void output(String name, FeatureShape shape) {
        graph.addOutput(value(
                name,
                shape.spatial()
                        ? List.of(shape.channels(), shape.height(), shape.width())
                        : List.of(shape.channels())));
    }

    private ValueInfoProto value(String name, List<Integer> shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder().addDim(number());
        shape.forEach(
                d -> dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(d)));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(dimensions)))
                .build();
    }

    /** The model that consists of this graph, without producer and texts. */
    ModelProto.Builder model() {
        return ModelProto.newBuilder()
                .setIrVersion(irVersion)
                .addAllOpsetImport(opsets)
                .setGraph(graph);
    }
}

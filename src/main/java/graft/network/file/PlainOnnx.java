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
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX file that may be run: a plain network, which is one graph of standard operators with all its weights inside. To
 * learn only what any file says of itself, {@link OnnxFile} takes less memory. Whatever could read other files, loop without end or blow a few bytes up to gigabytes is
 * refused here, before ONNX Runtime sees the file. In the graph of another program, told by the prefix of its names, more
 * kinds of operators and larger numbers are let through ({@link ForeignRules}).
 *
 * @param opset the version of the standard operators
 * @param operators the kinds of operators in the graph, sorted, none twice; without those of another program
 * @param foreign whether it holds the graph of another program
 * @param inputs the shape of each input by name; {@link #FREE} for an axis of any length
 * @param outputs the shape of each output by name
 * @param metadata the free texts in the file
 */
public record PlainOnnx(
        long opset,
        List<String> operators,
        boolean foreign,
        Map<String, List<Long>> inputs,
        Map<String, List<Long>> outputs,
        Map<String, String> metadata) {

    /** The length of an axis that may have any. */
    public static final long FREE = -1;

    /** No network described here comes near; DenseNet-201 has about 700. */
    private static final int MOST_NODES = 20_000;

    /** Strides, pads, kernels, axes and shapes of real networks stay far below; their products stay harmless. */
    private static final long LARGEST_WHOLE_NUMBER = 1 << 16;

    private static final int DEEPEST_NESTING = 32;

    /** Keeps the orders given. */
    public PlainOnnx {
        operators = List.copyOf(operators);
        inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads a whole file.
     *
     * @param bytes the file; weights are not copied out of it
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it is no ONNX file, cut off, or not a plain network
     */
    public static PlainOnnx of(byte[] bytes) {
        ModelProto model = parsed(bytes);
        GraphProto graph = model.getGraph();
        require(model.hasGraph() && graph.getNodeCount() > 0, "no graph");
        require(model.getFunctionsCount() == 0, "own functions");
        require(model.getTrainingInfoCount() == 0, "training graph");
        require(graph.getSparseInitializerCount() == 0, "sparse weights");
        require(graph.getNodeCount() <= MOST_NODES, graph.getNodeCount() + " nodes");
        boolean foreign = graph.getNodeList().stream().anyMatch(PlainOnnx::isForeign);
        if (foreign) {
            ForeignRules.check(model, (reason, detail) -> refused(reason + " " + detail));
        }
        List<NodeProto> own =
                graph.getNodeList().stream().filter(n -> !isForeign(n)).toList();
        graph.getInitializerList().stream().filter(t -> !isForeign(t.getName())).forEach(PlainOnnx::checkTensor);
        own.forEach(PlainOnnx::checkNode);
        TreeSet<String> operators = new TreeSet<>();
        own.forEach(n -> operators.add(n.getOpType()));
        return new PlainOnnx(
                opset(model),
                List.copyOf(operators),
                foreign,
                shapes(graph.getInputList()),
                shapes(graph.getOutputList()),
                metadata(model));
    }

    private static boolean isForeign(NodeProto node) {
        return node.getOutputList().stream().anyMatch(PlainOnnx::isForeign);
    }

    private static boolean isForeign(String name) {
        return name.startsWith(ForeignTranslation.PREFIX);
    }

    private static ModelProto parsed(byte[] bytes) {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        in.enableAliasing(true);
        in.setRecursionLimit(DEEPEST_NESTING);
        try {
            ModelProto model = ModelProto.parseFrom(in);
            in.checkLastTagWas(0);
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("network.onnxIncomplete"), e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static void checkNode(NodeProto node) {
        require(node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx"), "operators of " + node.getDomain());
        for (AttributeProto attribute : node.getAttributeList()) {
            boolean graphs = attribute.hasG() || attribute.getGraphsCount() > 0;
            require(!graphs, "a graph inside " + node.getOpType());
            boolean tensors = attribute.hasT()
                    || attribute.getTensorsCount() > 0
                    || attribute.hasSparseTensor()
                    || attribute.getSparseTensorsCount() > 0;
            require(!tensors, "weights inside " + node.getOpType());
            requireModest(attribute.getI());
            attribute.getIntsList().forEach(PlainOnnx::requireModest);
        }
    }

    private static void checkTensor(TensorProto tensor) {
        boolean outside = tensor.getExternalDataCount() > 0
                || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
                || tensor.hasSegment();
        require(!outside, "weights in another file");
        tensor.getInt64DataList().forEach(PlainOnnx::requireModest);
        if (tensor.getDataType() == TensorProto.DataType.INT64_VALUE) {
            java.nio.LongBuffer values = tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer();
            while (values.hasRemaining()) {
                requireModest(values.get());
            }
        }
    }

    private static void requireModest(long value) {
        require(Math.abs(Math.max(value, -Long.MAX_VALUE)) <= LARGEST_WHOLE_NUMBER, "the number " + value);
    }

    private static long opset(ModelProto model) {
        @Nullable Long found = null;
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            if (set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx")) {
                require(found == null, "two versions of operators");
                found = set.getVersion();
            }
        }
        if (found == null) {
            throw refused("no version of operators");
        }
        return found;
    }

    private static Map<String, List<Long>> shapes(List<ValueInfoProto> values) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (ValueInfoProto value : values) {
            TypeProto type = value.getType();
            require(
                    type.hasTensorType()
                            && type.getTensorType().getElemType() == TensorProto.DataType.FLOAT_VALUE
                            && type.getTensorType().hasShape(),
                    value.getName() + " of another type");
            List<Long> shape = new ArrayList<>();
            for (TensorShapeProto.Dimension dimension :
                    type.getTensorType().getShape().getDimList()) {
                shape.add(dimension.hasDimValue() ? dimension.getDimValue() : FREE);
            }
            require(shapes.put(value.getName(), List.copyOf(shape)) == null, "two values called " + value.getName());
        }
        return shapes;
    }

    private static Map<String, String> metadata(ModelProto model) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            require(metadata.put(entry.getKey(), entry.getValue()) == null, "two texts called " + entry.getKey());
        }
        return metadata;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    private static GraftException refused(String what) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("network.onnxUnfit"), what, null);
    }
}

package graft.network.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import graft.common.GraftException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a graph of another program may hold: operators of the standard and those that ONNX Runtime adds to it, constants,
 * and all weights inside. Nothing that reads other files, loops, branches, or brings code of its own.
 */
final class ForeignRules {

    /** From here on the nodes that Graft puts before and behind a graph mean what they mean today. */
    static final long OLDEST_OPSET = 9;

    /** Operators that come with ONNX Runtime itself. */
    static final String RUNTIME_DOMAIN = "com.microsoft";

    private static final Set<String> DOMAINS = Set.of("", "ai.onnx", RUNTIME_DOMAIN);

    /** The first reads a file that it names, the others bring code, graphs or chance. */
    private static final Set<String> REFUSED = Set.of(
            "EPContext",
            "PyOp",
            "If",
            "Loop",
            "Scan",
            "SequenceMap",
            "RandomNormal",
            "RandomNormalLike",
            "RandomUniform",
            "RandomUniformLike",
            "Multinomial",
            "Bernoulli");

    private static final int MOST_NODES = 20_000;
    private static final int MOST_TENSORS = 50_000;

    /** Whole numbers up to here may be sizes; from {@link #BOUNDLESS} on they mean "up to the end". */
    private static final long LARGEST_SIZE = 1 << 24;

    private static final long BOUNDLESS = Integer.MAX_VALUE;

    /** Why a graph is refused. */
    enum Reason {
        /** Operators that neither the standard nor ONNX Runtime has. */
        CUSTOM,
        /** Weights in other files. */
        EXTERNAL,
        /** Loops, branches, functions, chance: more than a network that only looks at a picture. */
        CONTROL,
        /** Operators older than {@link #OLDEST_OPSET}. */
        OLD,
        /** Something that cannot be. */
        DAMAGED
    }

    /** Makes the exception that says so. */
    interface Refusal {
        GraftException of(Reason reason, String detail);
    }

    private final Refusal refusal;

    private ForeignRules(Refusal refusal) {
        this.refusal = refusal;
    }

    /** Looks through a whole model. */
    static void check(ModelProto model, Refusal refusal) {
        new ForeignRules(refusal).model(model);
    }

    private void model(ModelProto model) {
        GraphProto graph = model.getGraph();
        require(model.hasGraph() && graph.getNodeCount() > 0, Reason.DAMAGED, "no graph");
        require(model.getFunctionsCount() == 0, Reason.CUSTOM, "own functions");
        require(model.getTrainingInfoCount() == 0, Reason.CONTROL, "training graph");
        require(graph.getSparseInitializerCount() == 0, Reason.CONTROL, "sparse weights");
        require(graph.getNodeCount() <= MOST_NODES, Reason.DAMAGED, graph.getNodeCount() + " nodes");
        require(graph.getInitializerCount() <= MOST_TENSORS, Reason.DAMAGED, graph.getInitializerCount() + " tensors");
        long opset = opset(model.getOpsetImportList())
                .orElseThrow(() -> refusal.of(Reason.DAMAGED, "no version of operators"));
        graph.getNodeList().forEach(this::node);
        graph.getInitializerList().forEach(this::tensor);
        require(opset >= OLDEST_OPSET, Reason.OLD, String.valueOf(opset));
    }

    /** The version of the standard operators. */
    static Optional<Long> opset(List<OperatorSetIdProto> sets) {
        return sets.stream()
                .filter(s -> s.getDomain().isEmpty() || s.getDomain().equals("ai.onnx"))
                .map(OperatorSetIdProto::getVersion)
                .findFirst();
    }

    private void node(NodeProto node) {
        require(DOMAINS.contains(node.getDomain()), Reason.CUSTOM, node.getDomain() + "." + node.getOpType());
        require(!REFUSED.contains(node.getOpType()), Reason.CONTROL, node.getOpType());
        for (AttributeProto attribute : node.getAttributeList()) {
            require(
                    !attribute.hasG() && attribute.getGraphsCount() == 0,
                    Reason.CONTROL,
                    "a graph inside " + node.getOpType());
            require(
                    !attribute.hasSparseTensor() && attribute.getSparseTensorsCount() == 0,
                    Reason.CONTROL,
                    "sparse weights inside " + node.getOpType());
            if (attribute.hasT()) {
                tensor(attribute.getT());
            }
            attribute.getTensorsList().forEach(this::tensor);
            number(attribute.getI());
            attribute.getIntsList().forEach(this::number);
        }
    }

    private void tensor(TensorProto tensor) {
        boolean outside = tensor.getExternalDataCount() > 0
                || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
                || tensor.hasSegment();
        require(!outside, Reason.EXTERNAL, tensor.getName());
        long values = values(tensor);
        if (tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE) {
            boolean filled = tensor.hasRawData()
                    ? tensor.getRawData().size() == values * Float.BYTES
                    : tensor.getFloatDataCount() == values;
            require(filled, Reason.DAMAGED, tensor.getName() + " is not as long as its shape says");
        } else if (tensor.getDataType() == TensorProto.DataType.INT64_VALUE) {
            tensor.getInt64DataList().forEach(this::number);
            LongBuffer raw = tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer();
            while (raw.hasRemaining()) {
                number(raw.get());
            }
        }
    }

    private long values(TensorProto tensor) {
        long values = 1;
        for (long length : tensor.getDimsList()) {
            boolean possible = length >= 0 && (length == 0 || values <= Integer.MAX_VALUE / length);
            require(possible, Reason.DAMAGED, tensor.getName() + " of shape " + tensor.getDimsList());
            values *= length;
        }
        return values;
    }

    private void number(long value) {
        long size = Math.abs(Math.max(value, -Long.MAX_VALUE));
        require(size <= LARGEST_SIZE || size >= BOUNDLESS, Reason.DAMAGED, "the number " + value);
    }

    private void require(boolean holds, Reason reason, String detail) {
        if (!holds) {
            throw refusal.of(reason, detail);
        }
    }
}

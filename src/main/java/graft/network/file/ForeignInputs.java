package graft.network.file;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import graft.network.WeightTensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at what goes into a graph of another program. */
final class ForeignInputs {

    private static final int CHANNELS = 3;
    private static final int AXES = 4;
    private static final int SMALLEST_SIDE = 8;
    private static final int LARGEST_SIDE = 2_048;
    private static final int LARGEST_BATCH = 256;

    /** Values between this and its inverse are those of a colour that runs from 0 to 1. */
    private static final float FAR_FROM_ONE = 16;

    private static final int MOST_STEPS = 8;
    private static final Set<String> PASSING = Set.of("Transpose", "Identity", "Cast", "Unsqueeze", "Squeeze", "Pad");
    private static final Set<String> SHIFTING = Set.of("Sub", "Add");
    private static final Set<String> SCALING = Set.of("Mul", "Div");

    private final ForeignOnnx graph;

    ForeignInputs(ForeignOnnx graph) {
        this.graph = graph;
    }

    /** The one input that is no weight. */
    ForeignInput only() {
        List<ValueInfoProto> inputs = graph.model().getGraph().getInputList().stream()
                .filter(i -> graph.constant(i.getName()).isEmpty())
                .toList();
        if (inputs.size() != 1) {
            throw graph.refused(
                    "network.foreignInputs",
                    inputs.size(),
                    String.join(
                            ", ", inputs.stream().map(ValueInfoProto::getName).toList()));
        }
        return picture(inputs.get(0));
    }

    private ForeignInput picture(ValueInfoProto value) {
        TypeProto.Tensor type = value.getType().getTensorType();
        if (!value.getType().hasTensorType() || type.getElemType() != TensorProto.DataType.FLOAT_VALUE) {
            throw graph.refused("network.foreignType", value.getName());
        }
        List<Long> shape =
                type.getShape().getDimList().stream().map(ForeignInputs::length).toList();
        if (shape.size() != AXES) {
            throw graph.refused("network.foreignShape", value.getName(), shape);
        }
        boolean last = shape.get(1) != CHANNELS && (shape.get(3) == CHANNELS || turnedAtOnce(value.getName()));
        long channels = shape.get(last ? 3 : 1);
        long height = shape.get(last ? 1 : 2);
        long width = shape.get(last ? 2 : 3);
        if ((channels != CHANNELS && channels != 0) || !side(height) || !side(width) || shape.get(0) > LARGEST_BATCH) {
            throw graph.refused("network.foreignShape", value.getName(), shape);
        }
        return new ForeignInput(
                value.getName(), last, shape.get(0).intValue(), Math.toIntExact(height), Math.toIntExact(width));
    }

    private static boolean side(long length) {
        return length == 0 || (length >= SMALLEST_SIDE && length <= LARGEST_SIDE);
    }

    /** 0 for an axis of any length. */
    private static long length(TensorShapeProto.Dimension dimension) {
        return dimension.hasDimValue() ? Math.max(0, dimension.getDimValue()) : 0;
    }

    /** Whether the first thing that happens to it is that its channels are brought to the front. */
    private boolean turnedAtOnce(String value) {
        return reader(value)
                .filter(n -> n.getOpType().equals("Transpose") && n.getAttributeCount() == 1)
                .filter(n -> n.getAttribute(0).getIntsList().equals(List.of(0L, 3L, 1L, 2L)))
                .isPresent();
    }

    /** See {@link ForeignOnnx#scale()}. */
    Optional<ForeignScale> scale() {
        String value = graph.input().name();
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<NodeProto> node = reader(value);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            String type = node.get().getOpType();
            if (SHIFTING.contains(type) || SCALING.contains(type)) {
                return constant(node.get(), value).map(c -> scale(type, c));
            }
            if (!PASSING.contains(type)) {
                return Optional.empty();
            }
            value = node.get().getOutput(0);
        }
        return Optional.empty();
    }

    private static ForeignScale scale(String type, float constant) {
        boolean bytes = SHIFTING.contains(type)
                ? constant > FAR_FROM_ONE / 2
                : constant > FAR_FROM_ONE || constant < 1 / FAR_FROM_ONE;
        return bytes ? ForeignScale.BYTES : ForeignScale.UNIT;
    }

    /** The size of the constant that a value is joined with. */
    private Optional<Float> constant(NodeProto node, String value) {
        return node.getInputList().stream()
                .filter(i -> !i.equals(value))
                .flatMap(i -> graph.constant(i).stream())
                .filter(t -> t.getDataType() == TensorProto.DataType.FLOAT_VALUE)
                .map(t -> ForeignTensors.weight("constant", t))
                .map(WeightTensor::values)
                .filter(v -> v.length > 0 && v.length <= CHANNELS)
                .map(v -> Math.abs(v[0]))
                .findFirst();
    }

    /** The one node that reads a value. */
    private Optional<NodeProto> reader(String value) {
        List<NodeProto> readers = graph.model().getGraph().getNodeList().stream()
                .filter(n -> n.getInputList().contains(value) && !n.getOpType().equals("Shape"))
                .toList();
        return readers.size() == 1 ? Optional.of(readers.get(0)) : Optional.empty();
    }
}

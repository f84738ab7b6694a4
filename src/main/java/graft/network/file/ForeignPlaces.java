package graft.network.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for features from each output of a graph backwards, by structure alone: through what only turns scores into
 * probabilities, to the last product of a classifier, and from what feeds that through a plain average pooling to its map.
 */
final class ForeignPlaces {

    private static final int MOST_OUTPUTS = 16;
    private static final Set<String> SCORES_TO_ANSWERS = Set.of("Softmax", "LogSoftmax", "Sigmoid");
    private static final Set<String> SAME_VALUES =
            Set.of("Identity", "Dropout", "Flatten", "Reshape", "Squeeze", "Unsqueeze");
    /** The axes of the places in a map [N, C, h, w]. */
    private static final List<List<Long>> PLACES_LAST = List.of(List.of(2L, 3L), List.of(-2L, -1L), List.of(-1L, -2L));
    /** The same in [N, h, w, C]. */
    private static final List<Long> PLACES_IN_THE_MIDDLE = List.of(1L, 2L);

    private final ForeignOnnx graph;

    ForeignPlaces(ForeignOnnx graph) {
        this.graph = graph;
    }

    /** One for each output that is computed from the picture, in their order. */
    List<ForeignPlace> all() {
        return graph.outputs().stream()
                .filter(graph::computes)
                .limit(MOST_OUTPUTS)
                .map(this::of)
                .toList();
    }

    private ForeignPlace of(String output) {
        Set<String> values = new LinkedHashSet<>();
        Optional<String> features = beforeClassifier(output);
        features.ifPresent(f -> {
            beforePooling(f).ifPresent(values::add);
            values.add(f);
        });
        if (features.isEmpty()) {
            beforePooling(output).ifPresent(values::add);
        }
        values.add(output);
        return new ForeignPlace(output, List.copyOf(values));
    }

    /** What goes into the last product with weights, if nothing but its bias and a softmax lie behind it. */
    private Optional<String> beforeClassifier(String output) {
        String value = output;
        boolean answers = false;
        for (Optional<NodeProto> node = graph.producer(value); node.isPresent(); node = graph.producer(value)) {
            String type = node.get().getOpType();
            if (SCORES_TO_ANSWERS.contains(type)) {
                answers = true;
            } else if (isBias(node.get())) {
                value = computedInput(node.get());
                continue;
            } else if (isProduct(node.get()) || (answers && isPointwise(node.get()))) {
                return Optional.of(back(node.get().getInput(0), SAME_VALUES)).filter(graph::computes);
            } else if (answers && (type.equals("GlobalAveragePool") || type.equals("Relu"))) {
                // A classifier that is a convolution of 1 x 1 at every place, as SqueezeNet's.
                value = node.get().getInput(0);
                continue;
            } else if (!SAME_VALUES.contains(type)) {
                return Optional.empty();
            }
            value = node.get().getInput(0);
        }
        return Optional.empty();
    }

    /** Follows operations of these kinds backwards. */
    private String back(String from, Set<String> kinds) {
        String value = from;
        for (Optional<NodeProto> node = graph.producer(value);
                node.filter(n -> kinds.contains(n.getOpType())).isPresent();
                node = graph.producer(value)) {
            String before = node.get().getInput(0);
            if (!graph.computes(before) || isPooling(value)) {
                break;
            }
            value = before;
        }
        return value;
    }

    private boolean isPooling(String value) {
        return graph.producer(value).filter(n -> n.getOpType().contains("Pool")).isPresent();
    }

    private boolean isProduct(NodeProto node) {
        boolean kind = Set.of("Gemm", "MatMul", "FusedMatMul", "FusedGemm").contains(node.getOpType());
        return kind
                && node.getInputCount() >= 2
                && graph.constant(node.getInput(1)).isPresent();
    }

    /** A convolution that looks at one place at a time. */
    private boolean isPointwise(NodeProto node) {
        return node.getOpType().equals("Conv")
                && graph.constant(node.getInput(1))
                        .map(w -> w.getDimsList().subList(Math.min(2, w.getDimsCount()), w.getDimsCount()))
                        .filter(kernel -> kernel.equals(List.of(1L, 1L)))
                        .isPresent();
    }

    private boolean isBias(NodeProto node) {
        if (!node.getOpType().equals("Add") || node.getInputCount() != 2) {
            return false;
        }
        boolean constant = graph.constant(node.getInput(0)).isPresent()
                || graph.constant(node.getInput(1)).isPresent();
        return constant
                && graph.producer(computedInput(node)).filter(this::isProduct).isPresent();
    }

    private String computedInput(NodeProto node) {
        return graph.constant(node.getInput(0)).isPresent() ? node.getInput(1) : node.getInput(0);
    }

    /** The map whose plain average these features are. */
    private Optional<String> beforePooling(String features) {
        String pooled = back(features, SAME_VALUES);
        return graph.producer(pooled)
                .filter(this::isPlainPooling)
                .map(n -> n.getInput(0))
                .filter(graph::computes);
    }

    private boolean isPlainPooling(NodeProto node) {
        if (node.getOpType().equals("GlobalAveragePool")) {
            return true;
        }
        return node.getOpType().equals("ReduceMean") && isOverPlaces(axes(node));
    }

    static boolean isOverPlaces(List<Long> axes) {
        return PLACES_LAST.contains(axes) || axes.equals(PLACES_IN_THE_MIDDLE);
    }

    /** Whether a value is a map of which a mean is taken as of [N, h, w, C]. */
    boolean isReadChannelsLast(String map) {
        return graph.model().getGraph().getNodeList().stream()
                .filter(n -> n.getOpType().equals("ReduceMean") && n.getInput(0).equals(map))
                .anyMatch(n -> axes(n).equals(PLACES_IN_THE_MIDDLE));
    }

    /** An attribute up to opset 17, an input since. */
    private List<Long> axes(NodeProto node) {
        if (node.getInputCount() > 1) {
            return graph.constant(node.getInput(1)).map(ForeignPlaces::numbers).orElse(List.of());
        }
        return node.getAttributeList().stream()
                .filter(a -> a.getName().equals("axes"))
                .map(AttributeProto::getIntsList)
                .findFirst()
                .orElse(List.of());
    }

    private static List<Long> numbers(TensorProto tensor) {
        if (!tensor.hasRawData()) {
            return tensor.getInt64DataList();
        }
        ByteString raw = tensor.getRawData();
        LongBuffer buffer =
                raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        List<Long> numbers = new ArrayList<>();
        while (buffer.hasRemaining()) {
            numbers.add(buffer.get());
        }
        return numbers;
    }
}

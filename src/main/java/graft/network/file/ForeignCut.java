package graft.network.file;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import graft.common.Digests;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A graph of another program cut off behind one of its values, and taken apart into its structure and its weights. What
 * does not change an answer is left behind: names of people, paths and comments that exporters put into files.
 *
 * @param structure without the values of its weights, in Base64
 * @param weights in the order of the structure, called {@code NODE.w0}, {@code NODE.w1} and so on
 * @param node what the part is called in a network: it holds a digest of the structure, so that the identity of the weights
 *     is also that of what they belong to
 */
public record ForeignCut(String structure, Weights weights, String node) {

    private static final String NODE = "graph_";
    private static final int DIGITS = 16;

    /** More beside the float32 weights means weights of another kind. */
    private static final int LARGEST_STRUCTURE = 5 << 20;

    /**
     * Cuts a graph.
     *
     * @param value the last that is kept
     * @param reading whatever else decides what the features are; it becomes part of the identity
     * @throws graft.common.GraftException with {@link graft.common.ErrorCode#WEIGHTS} if its weights are not float32, or it
     *     has none
     */
    public static ForeignCut of(ForeignOnnx graph, String value, String reading) {
        List<NodeProto> nodes = graph.above(value);
        Set<String> read = new LinkedHashSet<>();
        nodes.forEach(n -> read.addAll(n.getInputList()));
        GraphProto.Builder rest = GraphProto.newBuilder().setName("foreign");
        List<TensorProto> weights = new ArrayList<>();
        for (TensorProto tensor : graph.model().getGraph().getInitializerList()) {
            if (read.contains(tensor.getName())) {
                rest.addInitializer(keep(tensor, weights));
            }
        }
        for (NodeProto node : nodes) {
            boolean constant = node.getOpType().equals("Constant")
                    && graph.constant(node.getOutput(0))
                            .filter(ForeignTensors::isWeight)
                            .isPresent();
            if (constant) {
                TensorProto named = graph.constant(node.getOutput(0)).orElseThrow().toBuilder()
                        .setName(node.getOutput(0))
                        .build();
                rest.addInitializer(keep(named, weights));
            } else {
                rest.addNode(node.toBuilder().clearDocString().clearMetadataProps());
            }
        }
        rest.addInput(ValueInfoProto.newBuilder().setName(graph.input().name()));
        return packed(graph, rest.build(), weights, value + " " + reading);
    }

    private static TensorProto keep(TensorProto tensor, List<TensorProto> weights) {
        if (ForeignTensors.isWeight(tensor)) {
            weights.add(tensor);
            return ForeignTensors.hollow(tensor);
        }
        return tensor.toBuilder().clearDocString().clearMetadataProps().build();
    }

    private static ForeignCut packed(ForeignOnnx graph, GraphProto rest, List<TensorProto> weights, String reading) {
        byte[] bytes = ModelProto.newBuilder()
                .setIrVersion(graph.model().getIrVersion())
                .addAllOpsetImport(graph.model().getOpsetImportList())
                .setGraph(rest)
                .build()
                .toByteArray();
        if (bytes.length > LARGEST_STRUCTURE || weights.isEmpty()) {
            throw graph.refused("network.foreignWeights");
        }
        String structure = Base64.getEncoder().encodeToString(bytes);
        String digest = Digests.hex(Digests.sha256().digest((structure + reading).getBytes(StandardCharsets.UTF_8)));
        String node = NODE + digest.substring(0, DIGITS);
        List<WeightTensor> tensors = new ArrayList<>();
        for (TensorProto tensor : weights) {
            tensors.add(ForeignTensors.weight(node + ".w" + tensors.size(), tensor));
        }
        return new ForeignCut(structure, Weights.of(tensors), node);
    }

    /**
     * A structure as it was packed.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ModelProto unpacked(String structure) {
        try {
            ModelProto model = ModelProto.parseFrom(Base64.getDecoder().decode(structure));
            ForeignRules.check(
                    model.toBuilder()
                            .setGraph(model.getGraph().toBuilder().clearInitializer())
                            .build(),
                    (reason, detail) -> {
                        throw new IllegalArgumentException("structure: " + reason + " " + detail);
                    });
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("structure of a graph", e);
        }
    }
}

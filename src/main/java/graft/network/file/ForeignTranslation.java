package graft.network.file;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import graft.network.ForeignGraph;
import graft.network.Node;
import graft.network.Weights;
import java.util.List;

/**
 * Writes the graph of another program into a file as it came, every name with a prefix, between what brings the picture to
 * it and what makes a map [N, C, h, w] of its features. The nodes around it mean the same from opset 9 on.
 */
final class ForeignTranslation {

    /** Names from another program begin with it, so that they cannot meet Graft's. */
    static final String PREFIX = "foreign/";

    private final OnnxGraph graph;
    private final Weights weights;

    ForeignTranslation(OnnxGraph graph, Weights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /**
     * @param picture the name of [N, 3, H, W], preprocessed
     * @return the name of [N, C, h, w]
     */
    String write(Node node, ForeignGraph foreign, String picture) {
        ModelProto model = ForeignCut.unpacked(foreign.structure());
        GraphProto inner = model.getGraph();
        graph.adopt(model.getIrVersion(), model.getOpsetImportList(), foreign.batch());
        String input = PREFIX + inner.getInput(0).getName();
        if (foreign.channelsLast()) {
            graph.call("Transpose", picture).with("perm", 0, 2, 3, 1).as(input);
        } else {
            graph.call("Identity", picture).as(input);
        }
        int next = 0;
        for (TensorProto tensor : inner.getInitializerList()) {
            TensorProto whole = ForeignTensors.isWeight(tensor)
                    ? ForeignTensors.filled(tensor, weights.get(node.name() + ".w" + next++))
                    : tensor;
            graph.add(whole.toBuilder().setName(PREFIX + tensor.getName()).build());
        }
        inner.getNodeList().forEach(n -> graph.add(prefixed(n)));
        return features(node.name(), foreign.form(), PREFIX + foreign.output());
    }

    private static NodeProto prefixed(NodeProto node) {
        return node.toBuilder()
                .setName(node.getName().isEmpty() ? "" : PREFIX + node.getName())
                .clearInput()
                .addAllInput(prefixed(node.getInputList()))
                .clearOutput()
                .addAllOutput(prefixed(node.getOutputList()))
                .build();
    }

    /** An empty name stands for an input or output that is left out. */
    private static List<String> prefixed(List<String> names) {
        return names.stream().map(n -> n.isEmpty() ? n : PREFIX + n).toList();
    }

    private String features(String name, ForeignGraph.Form form, String value) {
        return switch (form) {
            case VECTOR -> cells(value, name);
            case MAP -> graph.call("Identity", value).as(name);
            case MAP_CHANNELS_LAST ->
                graph.call("Transpose", value).with("perm", 0, 3, 1, 2).as(name);
            case CLASS_TOKEN -> {
                String first = graph.constant(name + "/first", new long[] {0});
                yield cells(
                        graph.call("Gather", value, first).withOne("axis", 1L).as(name + "/token"), name);
            }
            case MEAN_OF_TOKENS -> {
                String turned =
                        graph.call("Transpose", value).with("perm", 0, 2, 1).as(name + "/turned");
                String shape = graph.constant(name + "/row", 0L, 0L, 1L, -1L);
                String row = graph.call("Reshape", turned, shape).as(name + "/tokens");
                yield graph.call("GlobalAveragePool", row).as(name);
            }
        };
    }

    /** [N, C] or [N, C, 1, 1], or with another axis of one, as [N, C, 1, 1]. */
    private String cells(String value, String name) {
        String shape = graph.constant(name + "/cells", 0L, -1L, 1L, 1L);
        return graph.call("Reshape", value, shape).as(name);
    }
}

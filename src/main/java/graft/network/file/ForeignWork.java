package graft.network.file;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the multiplications with an addition that a graph of another program does for one picture: those of its
 * convolutions and of its products of matrices, which is where the time goes.
 */
public final class ForeignWork {

    private static final Set<String> CONVOLUTIONS = Set.of("Conv", "FusedConv");
    private static final Set<String> PRODUCTS = Set.of("Gemm", "FusedGemm");
    private static final Set<String> STACKED_PRODUCTS = Set.of("MatMul", "FusedMatMul");

    private final ForeignOnnx graph;
    private final List<NodeProto> nodes;

    private ForeignWork(ForeignOnnx graph, List<NodeProto> nodes) {
        this.graph = graph;
        this.nodes = nodes;
    }

    /** The work of everything that these values are computed with. */
    public static ForeignWork of(ForeignOnnx graph, List<String> values) {
        Set<NodeProto> nodes = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        List<NodeProto> ordered = new ArrayList<>();
        for (String value : values) {
            graph.above(value).stream()
                    .filter(ForeignWork::counts)
                    .filter(nodes::add)
                    .forEach(ordered::add);
        }
        return new ForeignWork(graph, ordered);
    }

    /** The same, cut down to what one value needs. */
    public ForeignWork upTo(String value) {
        return of(graph, List.of(value));
    }

    private static boolean counts(NodeProto node) {
        String type = node.getOpType();
        return CONVOLUTIONS.contains(type) || PRODUCTS.contains(type) || STACKED_PRODUCTS.contains(type);
    }

    /** The values whose shapes have to be known. */
    public List<String> values() {
        Set<String> values = new LinkedHashSet<>();
        for (NodeProto node : nodes) {
            values.add(node.getOutput(0));
            if (STACKED_PRODUCTS.contains(node.getOpType())) {
                node.getInputList().stream().filter(graph::computes).forEach(values::add);
            }
        }
        return List.copyOf(values);
    }

    /**
     * Counts.
     *
     * @param shapes of the values asked for, as far as they are known, for one picture
     */
    public long multiplyAdds(Map<String, List<Long>> shapes) {
        return nodes.stream().mapToLong(n -> multiplyAdds(n, shapes)).sum();
    }

    private long multiplyAdds(NodeProto node, Map<String, List<Long>> shapes) {
        long outputs = size(shapes.getOrDefault(node.getOutput(0), List.of(0L)));
        List<Long> weights = graph.constant(node.getInput(1))
                .map(TensorProto::getDimsList)
                .orElseGet(() -> shapes.getOrDefault(node.getInput(1), List.of()));
        if (CONVOLUTIONS.contains(node.getOpType())) {
            return weights.isEmpty() ? 0 : outputs * size(weights.subList(1, weights.size()));
        }
        if (PRODUCTS.contains(node.getOpType())) {
            return weights.size() == 2 ? outputs * size(weights) / Math.max(1, last(shapes, node)) : 0;
        }
        return weights.size() < 2 ? 0 : outputs * weights.get(weights.size() - 2);
    }

    private static long last(Map<String, List<Long>> shapes, NodeProto node) {
        List<Long> shape = shapes.getOrDefault(node.getOutput(0), List.of(1L));
        return shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    }

    private static long size(List<Long> shape) {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }
}

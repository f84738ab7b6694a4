package graft.network.file;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import graft.network.Activation;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Dense;
import graft.network.Operation.Dropout;
import graft.network.Operation.GlobalAveragePooling;
import graft.network.Operation.Softmax;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes networks as ONNX (opset 17; around the graph of another program in that graph's) from their description. The one input is {@code image}: float32 [N, H, W, 3], RGB
 * 0..255, any N; the preprocessing is inside. The same network gives the same bytes.
 */
public final class OnnxWriter {

    /** The input: float32 [N, H, W, 3], RGB 0..255. */
    public static final String IMAGE = "image";

    /** Output of a model: [N, C], each row sums to one. */
    public static final String PROBABILITIES = "probabilities";

    /** Optional output of a model: [N, C, h, w], how much each place speaks for each class; bias and mean left out. */
    public static final String CLASS_ACTIVATION = "class_activation";

    /** Optional output of a model: [N, F], the pooled features that the classifier sees. */
    public static final String FEATURES = "features";

    private static final String PRODUCER = "graft";

    private OnnxWriter() {}

    /**
     * Writes the stages below a cut, with an output for everything asked for.
     *
     * @param network batch normalisation folded; stages above the highest one asked for are left out
     * @param weights at least those of the stages written
     * @param outputs what to answer, in order; none twice
     * @return the bytes of the file
     * @throws IllegalArgumentException if the network has no such cut or node, or a tensor is missing
     */
    public static byte[] trunk(NetworkDescription network, Weights weights, List<OnnxOutput> outputs) {
        if (outputs.isEmpty() || new HashSet<>(outputs).size() != outputs.size()) {
            throw new IllegalArgumentException("outputs: " + outputs);
        }
        Set<String> names =
                new HashSet<>(outputs.stream().map(OnnxOutput::outputName).toList());
        requireFit(network, weights, needed(network, outputs), names);
        OnnxGraph graph = new OnnxGraph(network.name());
        OnnxTranslation translation = new OnnxTranslation(graph, network, weights);
        List<String> crossing = stages(graph, translation, network, needed(network, outputs));
        for (OnnxOutput output : outputs) {
            output(graph, translation, output, crossing);
        }
        return file(graph, "trunk of " + network.name(), Map.of());
    }

    private static void output(OnnxGraph graph, OnnxTranslation translation, OnnxOutput output, List<String> crossing) {
        String name = output.outputName();
        if (output instanceof OnnxOutput.AtCut cut) {
            translation.output(
                    name, crossing.get(cut.frozenStages()), translation.shapes().atCut(cut.frozenStages()));
        } else if (output instanceof OnnxOutput.AtNode at) {
            translation.output(
                    name, translation.value(at.node()), translation.shapes().after(at.node()));
        } else if (output instanceof OnnxOutput.Pooled pooled) {
            FeatureShape shape = translation.shapes().atCut(pooled.frozenStages());
            if (!shape.spatial()) {
                throw new IllegalArgumentException("nothing to pool above " + pooled.frozenStages() + " stages");
            }
            String map = graph.call("GlobalAveragePool", crossing.get(pooled.frozenStages()))
                    .as(name + "/map");
            graph.call("Flatten", map).withOne("axis", 1L).as(name);
            graph.output(name, FeatureShape.vector(shape.channels()));
        }
    }

    /** How many stages must be written to answer all outputs. */
    private static int needed(NetworkDescription network, List<OnnxOutput> outputs) {
        int needed = 0;
        for (OnnxOutput output : outputs) {
            int stages;
            if (output instanceof OnnxOutput.AtCut cut) {
                stages = cut.frozenStages();
            } else if (output instanceof OnnxOutput.Pooled pooled) {
                stages = pooled.frozenStages();
            } else {
                stages = stageOf(network, ((OnnxOutput.AtNode) output).node()) + 1;
            }
            if (stages < 0 || stages > network.stages().size()) {
                throw new IllegalArgumentException(network.name() + " cannot answer " + output);
            }
            needed = Math.max(needed, stages);
        }
        return needed;
    }

    private static int stageOf(NetworkDescription network, String node) {
        for (int i = 0; i < network.stages().size(); i++) {
            if (network.stages().get(i).nodes().stream().anyMatch(n -> n.name().equals(node))) {
                return i;
            }
        }
        throw new IllegalArgumentException(network.name() + " has no node called " + node);
    }

    /**
     * Writes the finished model: {@link #PROBABILITIES}, and {@link #CLASS_ACTIVATION} and {@link #FEATURES} where the
     * classifier is a pooled linear head (global average pooling, dropout, dense).
     *
     * @param network backbone and head, batch normalisation folded, ending in logits or in their softmax
     * @param weights of the whole network
     * @param temperature the logits are divided by it before the softmax; above 0
     * @param metadata free texts kept in the file, for instance labels and limits
     * @return the bytes of the file
     * @throws IllegalArgumentException if the network does not end in a vector, or a tensor is missing
     */
    public static byte[] model(
            NetworkDescription network, Weights weights, double temperature, Map<String, String> metadata) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature " + temperature);
        }
        requireFit(network, weights, network.stages().size(), Set.of(PROBABILITIES, CLASS_ACTIVATION, FEATURES));
        OnnxGraph graph = new OnnxGraph(network.name());
        OnnxTranslation translation = new OnnxTranslation(graph, network, weights);
        List<String> crossing =
                stages(graph, translation, network, network.stages().size());
        FeatureShape answer = translation.shapes().output();
        if (answer.spatial()) {
            throw new IllegalArgumentException(network.name() + " has no classifier: it ends in " + answer);
        }
        Node logits = logits(network);
        String divisor = graph.constant("probabilities/temperature", (float) temperature);
        String scaled =
                graph.call("Div", translation.value(logits.name()), divisor).as("probabilities/scaled");
        graph.call("Softmax", scaled).withOne("axis", 1L).as(PROBABILITIES);
        graph.output(PROBABILITIES, answer);
        linearHead(network).ifPresent(head -> {
            int below = network.stages().size() - 1;
            if (network.foreign().map(f -> f.form().spatial()).orElse(true)) {
                activationMap(graph, translation.shapes().atCut(below), crossing.get(below), head, weights);
            }
            translation.output(
                    FEATURES,
                    translation.value(head.pooling().name()),
                    translation.shapes().after(head.pooling().name()));
        });
        return file(graph, "picture classifier", metadata);
    }

    /** The node that gives the logits: the last, or the one before it if that is a softmax. */
    private static Node logits(NetworkDescription network) {
        List<Node> nodes = network.nodes();
        Node last = nodes.get(nodes.size() - 1);
        if (!(last.operation() instanceof Softmax)) {
            return last;
        }
        return nodes.stream()
                .filter(n -> n.name().equals(last.inputs().get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(network.name() + " is nothing but a softmax"));
    }

    /** The two nodes of a head that takes a mean over the places and then a weighted sum. */
    private record LinearHead(Node pooling, Node dense) {}

    private static Optional<LinearHead> linearHead(NetworkDescription network) {
        Stage last = network.stages().get(network.stages().size() - 1);
        List<Node> nodes = last.nodes().stream()
                .filter(n -> !(n.operation() instanceof Dropout || n.operation() instanceof Softmax))
                .toList();
        boolean linear = nodes.size() == 2
                && nodes.get(0).operation() instanceof GlobalAveragePooling g
                && !g.keepDimensions()
                && nodes.get(1).operation() instanceof Dense d
                && d.activation() == Activation.IDENTITY;
        return linear ? Optional.of(new LinearHead(nodes.get(0), nodes.get(1))) : Optional.empty();
    }

    /** The dense weights at every place instead of on the mean (Zhou et al. 2016, class activation mapping). */
    private static void activationMap(
            OnnxGraph graph, FeatureShape features, String map, LinearHead head, Weights weights) {
        WeightTensor weight = weights.get(head.dense().name() + ".weight");
        int classes = weight.shape().get(0);
        String kernel = graph.constant(
                CLASS_ACTIVATION + "/weight", weight.values(), List.of(classes, features.channels(), 1, 1));
        graph.call("Conv", map, kernel).with("kernel_shape", 1, 1).as(CLASS_ACTIVATION);
        graph.output(CLASS_ACTIVATION, FeatureShape.map(classes, features.height(), features.width()));
    }

    /** Writes preprocessing and stages; the answer holds what crosses above 0, 1, 2, ... stages. */
    private static List<String> stages(
            OnnxGraph graph, OnnxTranslation translation, NetworkDescription network, int count) {
        graph.pictures(IMAGE, network.input().height(), network.input().width());
        List<String> crossing = new ArrayList<>();
        crossing.add(translation.preprocessing(IMAGE));
        for (Stage stage : network.stages().subList(0, count)) {
            crossing.add(translation.stage(stage, crossing.get(crossing.size() - 1)));
        }
        return crossing;
    }

    /** Refuses names that would mean two things in the file (what is added has a slash), and weights that do not fit. */
    private static void requireFit(NetworkDescription network, Weights weights, int stages, Set<String> outputNames) {
        Set<String> taken = new HashSet<>(outputNames);
        taken.add(IMAGE);
        network.weights().forEach(w -> taken.add(w.name()));
        for (Stage stage : network.stages().subList(0, stages)) {
            for (Node node : stage.nodes()) {
                if (taken.contains(node.name()) || node.name().contains("/")) {
                    throw new IllegalArgumentException("a node may not be called " + node.name());
                }
                for (WeightSpec spec : node.weights()) {
                    if (!weights.get(spec.name()).spec().equals(spec)) {
                        throw new IllegalArgumentException(spec.name() + " has the shape "
                                + weights.get(spec.name()).shape());
                    }
                }
            }
        }
    }

    private static byte[] file(OnnxGraph graph, String description, Map<String, String> metadata) {
        ModelProto.Builder model = graph.model().setProducerName(PRODUCER).setDocString(description);
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}

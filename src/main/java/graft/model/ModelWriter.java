package graft.model;

import graft.common.AtomicFiles;
import graft.network.ForeignGraph;
import graft.network.NetworkDescription;
import graft.network.Weights;
import graft.network.file.OnnxWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes finished models. */
public final class ModelWriter {

    /** What the model file is called in a run and in a bundle. */
    public static final String MODEL_FILE = "model.onnx";

    /** What the list of labels is called. */
    public static final String LABELS_FILE = "labels.txt";

    /** Before the names of what is said about a graph of another program. */
    private static final String FOREIGN = "foreign.";

    private ModelWriter() {}

    /**
     * Writes the model as one ONNX file that appears complete or not at all. The same network and metadata give the same
     * bytes.
     *
     * @param network backbone and head, batch normalisation folded
     * @param weights as trained
     * @param metadata of the model; its input and labels must be those of the network
     * @throws IllegalArgumentException if network, weights and metadata do not belong together
     * @throws IOException if it cannot be written; what was there before is then as it was
     */
    public static void write(Path target, NetworkDescription network, Weights weights, ModelMetadata metadata)
            throws IOException {
        AtomicFiles.write(target, bytes(network, weights, metadata));
    }

    /** The bytes of the file that {@link #write} writes. */
    public static byte[] bytes(NetworkDescription network, Weights weights, ModelMetadata metadata) {
        if (network.input().height() != metadata.height() || network.input().width() != metadata.width()) {
            throw new IllegalArgumentException("input of " + network.input() + ", not that of the metadata");
        }
        if (!network.name().equals(metadata.backbone().architecture())) {
            throw new IllegalArgumentException(
                    network.name() + " is not " + metadata.backbone().architecture());
        }
        int classes = graft.network.Shapes.of(network).output().channels();
        if (classes != metadata.labels().size()) {
            throw new IllegalArgumentException(classes + " outputs for labels " + metadata.labels());
        }
        Map<String, String> texts = new TreeMap<>(MetadataTexts.write(metadata));
        network.foreign().ifPresent(graph -> texts.putAll(foreign(graph)));
        return OnnxWriter.model(network, weights, metadata.temperature(), texts);
    }

    /** What a reader of the file has to know about the graph of another program inside; Graft itself needs none of it. */
    private static Map<String, String> foreign(ForeignGraph graph) {
        return Map.of(
                FOREIGN + "batch", graph.batch() == ForeignGraph.ANY ? "any" : String.valueOf(graph.batch()),
                FOREIGN + "features", graph.output(),
                FOREIGN + "form", graph.form().name().toLowerCase(Locale.ROOT));
    }

    /** Writes the labels, one a line in the order of the outputs, in UTF-8. */
    public static void writeLabels(Path target, List<String> labels) throws IOException {
        AtomicFiles.writeText(target, labelsText(labels));
    }

    static String labelsText(List<String> labels) {
        return String.join("\n", labels) + "\n";
    }
}

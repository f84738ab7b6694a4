package graft.backbone;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.ForeignGraph;
import graft.network.ForeignGraph.Form;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Stage;
import graft.network.file.ForeignCut;
import graft.network.file.ForeignOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes frozen backbones of ONNX files that other programs wrote. Opens files of unknown origin: for workers only. */
public final class ForeignFiles {

    /** What stands where other backbones have the name of their architecture. */
    public static final String ARCHITECTURE = "onnx";

    /** The one stage of such a backbone. */
    public static final String STAGE = "graph";

    private static final String SUFFIX = ".onnx";
    private static final String ID_PREFIX = "onnx-";
    private static final int LONGEST_NAME = 40;

    private final GraphProbe probe;

    /**
     * @param probe runs a graph once
     */
    public ForeignFiles(GraphProbe probe) {
        this.probe = probe;
    }

    /**
     * Whether a file is for this class: an ONNX file, or one that calls itself so and is nothing else.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it cannot be read
     */
    public static boolean isOnnx(Path file) {
        try {
            WeightFileFormat format = WeightFileFormat.of(file);
            boolean called =
                    String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(SUFFIX);
            return format == WeightFileFormat.ONNX || (format == WeightFileFormat.UNKNOWN && called);
        } catch (NoSuchFileException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.missing", file), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * What can be said about a file before it is imported.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} and a sentence if it cannot be used
     */
    public ForeignLook look(Path file, ForeignChoice choice) {
        ForeignOnnx graph = open(file);
        ForeignReading reading = new ForeignReading(graph, choice, probe);
        NamedPreprocessing.Guess guess = NamedPreprocessing.guess(graph);
        return new ForeignLook(
                reading.features().stream()
                        .map(f -> new ForeignLook.Place(f.value(), f.description()))
                        .toList(),
                guess.preprocessing().text(),
                Message.of(guess.because(), guess.preprocessing().text()),
                reading.width(),
                reading.height());
    }

    /**
     * Reads a file.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} and a sentence if it cannot be used; with
     *     {@link ErrorCode#USAGE} if a person has to say more, or has said something impossible
     */
    public Backbone read(Path file, ForeignChoice choice) {
        ForeignOnnx graph = open(file);
        ForeignReading reading = new ForeignReading(graph, choice, probe);
        ForeignFeatures features = reading.only();
        NamedPreprocessing.Guess preprocessing = choice.preprocessing()
                .map(name -> new NamedPreprocessing.Guess(
                        NamedPreprocessing.named(name), "backbone.foreignPreprocessingSaid"))
                .orElseGet(() -> NamedPreprocessing.guess(graph));
        int batch = reading.batch(features);
        ForeignCut cut = ForeignCut.of(
                graph,
                features.value(),
                String.join(
                        " ",
                        features.form().name(),
                        preprocessing.preprocessing().text(),
                        reading.height() + "x" + reading.width(),
                        String.valueOf(batch)));
        ForeignGraph foreign = new ForeignGraph(
                cut.structure(),
                cut.weights().tensors().stream().map(t -> t.shape()).toList(),
                graph.input().channelsLast(),
                batch,
                features.value(),
                features.form(),
                reading.height(),
                reading.width(),
                features.shape(),
                reading.multiplyAdds(features));
        NetworkDescription network = network(foreign, cut.node(), preprocessing.preprocessing());
        return new Backbone(info(graph, cut, features, foreign, preprocessing), network, cut.weights());
    }

    private static NetworkDescription network(ForeignGraph foreign, String node, NamedPreprocessing preprocessing) {
        return new NetworkDescription(
                ARCHITECTURE,
                new InputSpec(foreign.height(), foreign.width(), preprocessing.preprocessing()),
                List.of(new Stage(
                        STAGE, List.of(new Node(node, new Operation.Foreign(foreign), List.of(Node.STAGE_INPUT))))));
    }

    private static BackboneInfo info(
            ForeignOnnx graph,
            ForeignCut cut,
            ForeignFeatures features,
            ForeignGraph foreign,
            NamedPreprocessing.Guess preprocessing) {
        String name = graph.shown().replaceAll("(?i)\\.onnx$", "");
        String description = String.join(
                " ",
                Message.of("backbone.foreignAbout", foreign.width(), foreign.height(), features.description())
                        .english(),
                Message.of(
                                preprocessing.because(),
                                preprocessing.preprocessing().text())
                        .english(),
                Message.of("backbone.foreignBatch", foreign.batch()).english());
        return new BackboneInfo(
                id(name),
                name,
                description.strip(),
                ARCHITECTURE,
                cut.weights().digest(),
                Message.of("backbone.unknownLicence").english(),
                Message.of("backbone.unknownTerms").english(),
                graph.shown(),
                "",
                java.util.Optional.empty());
    }

    private static String id(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "_");
        return ID_PREFIX + plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    private static ForeignOnnx open(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.missing", file));
            }
            return ForeignOnnx.read(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static GraftException unreadable(Path file, IOException e) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("weights.unreadable", file), e);
    }

    /** How tokens are to be read, as it may follow the name of an output. */
    static Form form(String text) {
        return text.equals("mean") ? Form.MEAN_OF_TOKENS : Form.CLASS_TOKEN;
    }
}

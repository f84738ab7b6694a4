package graft.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.network.NetworkDescription;
import graft.network.NetworkJson;
import graft.network.WeightSpec;
import graft.network.Weights;
import graft.network.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One backbone on disk: a folder of the backbone's id with {@code weights.safetensors}, {@code network.json} and
 * {@code backbone.json}. Those that come with Graft and those that a person has imported look the same.
 */
final class BackboneFolder {

    private static final int SCHEMA_VERSION = 1;
    private static final String WEIGHTS = "weights.safetensors";
    private static final String NETWORK = "network.json";
    private static final String BACKBONE = "backbone.json";
    private static final long LONGEST_JSON = 4 << 20;

    private final Path path;
    private final String id;
    private final boolean bundled;

    /**
     * @param path its last part is the id
     * @param bundled whether it comes with Graft, so that Graft has to be mended where it is damaged
     */
    BackboneFolder(Path path, boolean bundled) {
        this.path = path;
        this.bundled = bundled;
        this.id = String.valueOf(path.getFileName());
    }

    /** What {@code backbone.json} holds. */
    private record Document(int schemaVersion, BackboneInfo info, SelfTest selfTest) {}

    /** Writes a backbone into a folder that is there and empty. */
    static void write(Path folder, BackboneInfo info, SelfTest test, Backbone backbone) throws IOException {
        SafeTensors.write(folder.resolve(WEIGHTS), backbone.weights(), Map.of("architecture", info.architecture()));
        new NetworkJson().write(folder.resolve(NETWORK), backbone.network());
        AtomicFiles.writeText(folder.resolve(BACKBONE), Json.pretty(new Document(SCHEMA_VERSION, info, test)));
    }

    /** Whether there is a document, sound or not: a folder without one is something else. */
    boolean isThere() {
        return Files.isRegularFile(path.resolve(BACKBONE));
    }

    BackboneInfo info() {
        return document().info();
    }

    /** Its description alone. */
    NetworkDescription network() {
        try {
            return new NetworkJson().read(path.resolve(NETWORK));
        } catch (IOException e) {
            throw damaged(e.toString(), e);
        }
    }

    /** Opens it; see {@link BackboneStore#open}. */
    Backbone open() {
        BackboneInfo info = info();
        try {
            NetworkDescription network = new NetworkJson().read(path.resolve(NETWORK));
            List<WeightSpec> specs = network.weights();
            Weights weights = SafeTensors.read(path.resolve(WEIGHTS), new HashSet<>(specs)::contains)
                    .weights();
            if (weights.tensors().size() != specs.size()) {
                throw damaged("tensors are missing", null);
            }
            Weights ordered = weights.select(specs);
            if (!ordered.digest().equals(info.weightsDigest())) {
                throw damaged("the weights are not those that were imported", null);
            }
            return new Backbone(info, network, ordered);
        } catch (IOException e) {
            throw damaged(e.toString(), e);
        }
    }

    /** Checks it whole; see {@link BackboneStore#verify}. */
    double verify(FeatureProbe probe) {
        Backbone backbone = open();
        SelfTest test = document().selfTest();
        if (test.height() != backbone.network().input().height()
                || test.width() != backbone.network().input().width()) {
            throw damaged("its self-test has another input size", null);
        }
        float[] features =
                probe.features(backbone.network(), backbone.weights(), SelfTest.picture(test.height(), test.width()));
        double deviation = test.deviation(features);
        if (!(deviation <= SelfTest.TOLERANCE)) {
            throw new GraftException(
                    ErrorCode.WEIGHTS,
                    Message.of(bundled ? "backbone.bundledOtherAnswer" : "backbone.otherAnswer", id),
                    "deviation " + deviation,
                    null);
        }
        return deviation;
    }

    private Document document() {
        Path file = path.resolve(BACKBONE);
        try {
            if (Files.size(file) > LONGEST_JSON) {
                throw damaged(BACKBONE + " is longer than " + LONGEST_JSON, null);
            }
            Document document = Json.read(Files.readString(file), Document.class);
            if (document.schemaVersion() > SCHEMA_VERSION) {
                throw new GraftException(ErrorCode.WEIGHTS, Message.of("backbone.newer", id));
            }
            // Jackson leaves absent parts null.
            if (document.schemaVersion() < 1
                    || Stream.of(Optional.ofNullable(document.info()), Optional.ofNullable(document.selfTest()))
                            .anyMatch(Optional::isEmpty)
                    || !id.equals(document.info().id())) {
                throw damaged(BACKBONE + " is not complete", null);
            }
            return document;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(e.toString(), e);
        } catch (IOException e) {
            throw damaged(e.toString(), e);
        }
    }

    private GraftException damaged(String detail, @Nullable Throwable cause) {
        return new GraftException(
                ErrorCode.WEIGHTS,
                Message.of(bundled ? "backbone.bundledDamaged" : "backbone.damaged", id),
                detail,
                cause);
    }
}

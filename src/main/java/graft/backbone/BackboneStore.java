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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The person's own folder of backbones: in it one folder for each, with {@code weights.safetensors},
 * {@code network.json} and {@code backbone.json}. A backbone appears there complete or not at all.
 */
public final class BackboneStore {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackboneStore.class);
    private static final int SCHEMA_VERSION = 1;
    private static final String WEIGHTS = "weights.safetensors";
    private static final String NETWORK = "network.json";
    private static final String BACKBONE = "backbone.json";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final long LONGEST_JSON = 4 << 20;
    private static final int SHORT_DIGEST = 8;

    private final Path folder;
    private final FeatureProbe probe;
    private final ImportedFiles files;

    /**
     * @param folder need not exist yet
     * @param probe computes the self-test
     */
    public BackboneStore(Path folder, FeatureProbe probe) {
        this.folder = folder;
        this.probe = probe;
        this.files = new ImportedFiles(folder);
    }

    /** What {@code backbone.json} holds. */
    private record Document(int schemaVersion, BackboneInfo info, SelfTest selfTest) {}

    /**
     * A backbone in the store.
     *
     * @param id the name of its folder
     * @param info what is known about it, unless it is damaged
     * @param problem why it cannot be used, if it is damaged
     */
    public record Stored(String id, Optional<BackboneInfo> info, Optional<Message> problem) {}

    /** What is there, in the order of the ids; files and unfinished folders are passed over. */
    public List<Stored> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(ID.asMatchPredicate())
                    .sorted()
                    .map(this::stored)
                    .toList();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Stored stored(String id) {
        try {
            return new Stored(id, Optional.of(document(id).info()), Optional.empty());
        } catch (GraftException e) {
            return new Stored(id, Optional.empty(), Optional.of(e.userMessage()));
        }
    }

    /**
     * Adds a backbone after asking it for its self-test. One with the same weights that is there already is kept; where
     * the id is taken by other weights, the new one's gets the beginning of their digest at its end.
     *
     * @return the backbone as it is in the store, with its id
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if its answers cannot be those of pretrained weights, with
     *     {@link ErrorCode#DEVICE} if it cannot be written
     */
    public BackboneInfo add(Backbone backbone) {
        BackboneInfo info = backbone.info();
        for (Stored stored : list()) {
            if (stored.info()
                    .filter(i -> i.weightsDigest().equals(info.weightsDigest()))
                    .isPresent()) {
                return stored.info().get();
            }
        }
        SelfTest test = selfTest(backbone.network(), backbone.weights());
        boolean taken = Files.exists(path(info.id()));
        BackboneInfo named =
                taken ? withId(info, info.id() + "-" + info.weightsDigest().substring(0, SHORT_DIGEST)) : info;
        try {
            write(named, test, backbone);
        } catch (IOException e) {
            throw unusable(e);
        }
        return named;
    }

    /**
     * Opens the backbone that a weights file became when it was imported.
     *
     * @param fileDigest {@link BackboneFiles#digest}
     * @param architecture what the file is said to be; empty for whatever it was recognised as
     * @return nothing if it was never imported, or what it became is gone or damaged; it is to be read then
     */
    public Optional<Backbone> openImported(String fileDigest, Optional<String> architecture) {
        return files.find(fileDigest)
                .filter(note -> architecture.isEmpty() || architecture.get().equals(note.architecture()))
                .flatMap(this::openNoted);
    }

    private Optional<Backbone> openNoted(ImportedFiles.Note note) {
        try {
            Backbone backbone = open(note.id());
            return Optional.of(backbone).filter(b -> b.info().weightsDigest().equals(note.weightsDigest()));
        } catch (GraftException e) {
            LOGGER.info("{} is imported anew", note.id(), e);
            return Optional.empty();
        }
    }

    /**
     * Notes that a weights file became this backbone.
     *
     * @param fileDigest {@link BackboneFiles#digest}
     * @throws GraftException with {@link ErrorCode#DEVICE} if that cannot be written
     */
    public void remember(String fileDigest, BackboneInfo info) {
        try {
            files.write(fileDigest, new ImportedFiles.Note(info.id(), info.architecture(), info.weightsDigest()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void write(BackboneInfo info, SelfTest test, Backbone backbone) throws IOException {
        Path unfinished = folder.resolve("." + info.id() + "." + UUID.randomUUID() + AtomicFiles.TEMPORARY_SUFFIX);
        try {
            Files.createDirectories(unfinished);
            SafeTensors.write(
                    unfinished.resolve(WEIGHTS), backbone.weights(), Map.of("architecture", info.architecture()));
            new NetworkJson().write(unfinished.resolve(NETWORK), backbone.network());
            AtomicFiles.writeText(unfinished.resolve(BACKBONE), Json.pretty(new Document(SCHEMA_VERSION, info, test)));
            AtomicFiles.move(unfinished, path(info.id()));
        } finally {
            deleteFolder(unfinished);
        }
    }

    private static BackboneInfo withId(BackboneInfo i, String id) {
        return new BackboneInfo(
                id,
                i.title(),
                i.description(),
                i.architecture(),
                i.weightsDigest(),
                i.licence(),
                i.terms(),
                i.source(),
                i.citation(),
                i.top1());
    }

    /**
     * Opens a backbone; its weights are compared with the digest they had when they were imported.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is none of this id, or it is damaged
     */
    public Backbone open(String id) {
        BackboneInfo info = document(id).info();
        try {
            NetworkDescription network = new NetworkJson().read(path(id).resolve(NETWORK));
            List<WeightSpec> specs = network.weights();
            Weights weights = SafeTensors.read(path(id).resolve(WEIGHTS), new HashSet<>(specs)::contains)
                    .weights();
            if (weights.tensors().size() != specs.size()) {
                throw damaged(id, "tensors are missing", null);
            }
            Weights ordered = weights.select(specs);
            if (!ordered.digest().equals(info.weightsDigest())) {
                throw damaged(id, "the weights are not those that were imported", null);
            }
            return new Backbone(info, network, ordered);
        } catch (IOException e) {
            throw damaged(id, e.toString(), e);
        }
    }

    /**
     * Checks a backbone whole: its files, the digest of its weights, and that it answers as it did when it was imported.
     *
     * @return the largest difference from the stored answer, in the unit of {@link SelfTest#TOLERANCE}
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it is damaged or answers otherwise
     */
    public double verify(String id) {
        Backbone backbone = open(id);
        SelfTest test = document(id).selfTest();
        if (test.height() != backbone.network().input().height()
                || test.width() != backbone.network().input().width()) {
            throw damaged(id, "its self-test has another input size", null);
        }
        float[] features =
                probe.features(backbone.network(), backbone.weights(), SelfTest.picture(test.height(), test.width()));
        double deviation = test.deviation(features);
        if (!(deviation <= SelfTest.TOLERANCE)) {
            throw new GraftException(
                    ErrorCode.WEIGHTS, Message.of("backbone.otherAnswer", id), "deviation " + deviation, null);
        }
        return deviation;
    }

    /**
     * Deletes a backbone.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is none of this id
     */
    public void remove(String id) {
        requireThere(id);
        try {
            // Out of sight first, so that a half deleted one is never seen.
            Path doomed = folder.resolve("." + id + "." + UUID.randomUUID() + AtomicFiles.TEMPORARY_SUFFIX);
            AtomicFiles.move(path(id), doomed);
            deleteFolder(doomed);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private SelfTest selfTest(NetworkDescription network, Weights weights) {
        int height = network.input().height();
        int width = network.input().width();
        return SelfTest.of(height, width, probe.features(network, weights, SelfTest.picture(height, width)));
    }

    private Document document(String id) {
        requireThere(id);
        Path file = path(id).resolve(BACKBONE);
        try {
            if (Files.size(file) > LONGEST_JSON) {
                throw damaged(id, BACKBONE + " is longer than " + LONGEST_JSON, null);
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
                throw damaged(id, BACKBONE + " is not complete", null);
            }
            return document;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(id, e.toString(), e);
        } catch (IOException e) {
            throw damaged(id, e.toString(), e);
        }
    }

    private void requireThere(String id) {
        if (!ID.matcher(id).matches() || !Files.isDirectory(path(id))) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("backbone.missing", id));
        }
    }

    private Path path(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id of a backbone: " + id);
        }
        return folder.resolve(id);
    }

    private static void deleteFolder(Path doomed) throws IOException {
        if (!Files.isDirectory(doomed)) {
            return;
        }
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(doomed)) {
            walk.forEach(paths::add);
        }
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.deleteIfExists(paths.get(i));
        }
    }

    private GraftException unusable(IOException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("backbone.folder", folder), e);
    }

    private static GraftException damaged(
            String id, String detail, @org.jspecify.annotations.Nullable Throwable cause) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("backbone.damaged", id), detail, cause);
    }
}

package graft.backbone;

import graft.backbone.family.Sprout;
import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.NetworkDescription;
import graft.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backbones on disk: those that come with Graft, which are always there and never changed, and those in the person's
 * own folder. A backbone appears there complete or not at all.
 */
public final class BackboneStore {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackboneStore.class);

    /** The id of the backbone that comes with Graft and is taken where none is named. */
    public static final String DEFAULT = Sprout.NAME;

    /** What an id looks like. */
    public static final String ID_PATTERN = "[a-z0-9][a-z0-9._-]{0,63}";

    private static final Pattern ID = Pattern.compile(ID_PATTERN);
    private static final int SHORT_DIGEST = 8;

    private final Path folder;
    private final List<Path> bundled;
    private final FeatureProbe probe;
    private final ImportedFiles files;

    /**
     * @param folder the person's own; need not exist yet
     * @param bundled the folders of those that are only read: what comes with Graft, and what a room of computers shares; of
     *     two with one id the first counts
     * @param probe computes the self-test
     */
    public BackboneStore(Path folder, List<Path> bundled, FeatureProbe probe) {
        this.folder = folder;
        this.bundled = List.copyOf(bundled);
        this.probe = probe;
        this.files = new ImportedFiles(folder);
    }

    /**
     * A backbone in the store.
     *
     * @param id the name of its folder
     * @param bundled whether it comes with Graft or from a shared folder, so that it can neither be removed nor replaced
     * @param info what is known about it, unless it is damaged
     * @param problem why it cannot be used, if it is damaged
     */
    public record Stored(String id, boolean bundled, Optional<BackboneInfo> info, Optional<Message> problem) {}

    /**
     * What is there: the bundled ones, then the person's, each in the order of the ids; files and unfinished folders are
     * passed over.
     */
    public List<Stored> list() {
        List<Stored> all = new ArrayList<>();
        for (Path shelf : bundled) {
            ids(shelf).stream()
                    .filter(id -> shelfOf(id).filter(shelf::equals).isPresent())
                    .map(id -> stored(shelf, id, true))
                    .forEach(all::add);
        }
        ids(folder).stream()
                .filter(id -> !isBundled(id))
                .map(id -> stored(folder, id, false))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static List<String> ids(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(ID.asMatchPredicate())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unusable(parent, e);
        }
    }

    private static Stored stored(Path parent, String id, boolean bundled) {
        try {
            BackboneInfo info = new BackboneFolder(parent.resolve(id), bundled).info();
            return new Stored(id, bundled, Optional.of(info), Optional.empty());
        } catch (GraftException e) {
            return new Stored(id, bundled, Optional.empty(), Optional.of(e.userMessage()));
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
        boolean taken = isBundled(info.id()) || Files.exists(path(info.id()));
        BackboneInfo named =
                taken ? info.withId(info.id() + "-" + info.weightsDigest().substring(0, SHORT_DIGEST)) : info;
        try {
            write(named, test, backbone);
        } catch (IOException e) {
            throw unusable(folder, e);
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
            throw unusable(folder, e);
        }
    }

    private void write(BackboneInfo info, SelfTest test, Backbone backbone) throws IOException {
        Path unfinished = folder.resolve("." + info.id() + "." + UUID.randomUUID() + AtomicFiles.TEMPORARY_SUFFIX);
        try {
            Files.createDirectories(unfinished);
            BackboneFolder.write(unfinished, info, test, backbone);
            AtomicFiles.move(unfinished, path(info.id()));
        } finally {
            deleteFolder(unfinished);
        }
    }

    /**
     * Opens a backbone; its weights are compared with the digest they had when they were imported.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is none of this id, or it is damaged
     */
    public Backbone open(String id) {
        return find(id).open();
    }

    /**
     * The description of a backbone, without its weights.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is none of this id, or it is damaged
     */
    public NetworkDescription network(String id) {
        return find(id).network();
    }

    /**
     * Checks a backbone whole: its files, the digest of its weights, and that it answers as it did when it was imported.
     *
     * @return the largest difference from the stored answer, in the unit of {@link SelfTest#TOLERANCE}
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it is damaged or answers otherwise
     */
    public double verify(String id) {
        return find(id).verify(probe);
    }

    /**
     * Deletes a backbone of the person's.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is none of this id, or it comes with Graft
     */
    public void remove(String id) {
        if (isBundled(id)) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("backbone.bundled", id));
        }
        find(id);
        try {
            // Out of sight first, so that a half deleted one is never seen.
            Path doomed = folder.resolve("." + id + "." + UUID.randomUUID() + AtomicFiles.TEMPORARY_SUFFIX);
            AtomicFiles.move(path(id), doomed);
            deleteFolder(doomed);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private SelfTest selfTest(NetworkDescription network, Weights weights) {
        int height = network.input().height();
        int width = network.input().width();
        return SelfTest.of(height, width, probe.features(network, weights, SelfTest.picture(height, width)));
    }

    private BackboneFolder find(String id) {
        if (!ID.matcher(id).matches()) {
            throw missing(id);
        }
        if (isBundled(id)) {
            return new BackboneFolder(shelfOf(id).orElseThrow().resolve(id), true);
        }
        if (!Files.isDirectory(path(id))) {
            throw missing(id);
        }
        return new BackboneFolder(path(id), false);
    }

    private boolean isBundled(String id) {
        return shelfOf(id).isPresent();
    }

    /** The first folder of those only read that has it. */
    private Optional<Path> shelfOf(String id) {
        return bundled.stream()
                .filter(shelf -> ID.matcher(id).matches())
                .filter(shelf -> new BackboneFolder(shelf.resolve(id), true).isThere())
                .findFirst();
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

    private static GraftException missing(String id) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("backbone.missing", id));
    }

    private static GraftException unusable(Path folder, IOException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("backbone.folder", folder), e);
    }
}

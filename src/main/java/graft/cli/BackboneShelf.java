package graft.cli;

import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.backbone.CommercialUse;
import graft.backbone.ForeignChoice;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.RunFolder;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.BackboneVerifyCall;
import graft.worker.protocol.RunBackboneCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pretrained networks that Graft knows of and those in the person's folder. Weights are opened in workers only. */
final class BackboneShelf {

    /** What can be no id is meant as a file. */
    private static final Pattern WEIGHTS_FILE =
            Pattern.compile("\\.(h5|hdf5|keras|safetensors|onnx)$", Pattern.CASE_INSENSITIVE);

    private final Path folder;
    private final Supplier<BackboneCatalogue> catalogue;
    private final WorkerRequests workers;
    private final BackboneStore store;

    /**
     * @param folder of imported backbones
     * @param bundled the folders of those that are only read, such as those that come with Graft
     * @param catalogue read when it is asked for, since most commands do not
     */
    BackboneShelf(Path folder, List<Path> bundled, Supplier<BackboneCatalogue> catalogue, WorkerRequests workers) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.workers = workers;
        this.store = new BackboneStore(folder, bundled, (network, weights, picture) -> {
            throw new IllegalStateException("only a worker computes features");
        });
    }

    /**
     * A pretrained network in a line.
     *
     * @param onDisk whether it can be trained with now
     * @param bundled whether it comes with Graft
     * @param problem why not, although it is there
     * @param top1 published share of the ImageNet validation pictures it names right, in percent
     * @param licence of the weights
     * @param terms of the data they learned from
     * @param commercial whether they may be used to earn money, as far as is known
     * @param licenceSource where the licence is stated
     * @param url where a weights file can be had
     * @param mirrors where else it can be had
     */
    record Row(
            String id,
            String title,
            String description,
            String architecture,
            boolean onDisk,
            boolean bundled,
            Optional<String> problem,
            Optional<Double> top1,
            String licence,
            String terms,
            Optional<CommercialUse> commercial,
            Optional<String> licenceSource,
            String citation,
            Optional<String> url,
            List<String> mirrors) {

        private static Row stored(BackboneInfo info, boolean bundled) {
            return new Row(
                    info.id(),
                    info.title(),
                    info.description(),
                    info.architecture(),
                    true,
                    bundled,
                    Optional.empty(),
                    info.top1(),
                    info.licence(),
                    info.terms(),
                    Optional.of(info.use()),
                    Optional.empty(),
                    info.citation(),
                    Optional.empty(),
                    List.of());
        }

        private static Row damaged(String id, String problem) {
            return new Row(
                    id,
                    "",
                    "",
                    "",
                    false,
                    false,
                    Optional.of(problem),
                    Optional.empty(),
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    List.of());
        }

        private static Row known(BackboneCatalogue.Entry entry) {
            Optional<BackboneCatalogue.WeightsFile> file =
                    entry.download().or(() -> entry.files().stream().findFirst());
            return new Row(
                    entry.id(),
                    entry.title(),
                    entry.description(),
                    entry.architecture(),
                    false,
                    false,
                    Optional.empty(),
                    entry.top1(),
                    file.map(BackboneCatalogue.WeightsFile::licence).orElse(""),
                    file.map(BackboneCatalogue.WeightsFile::terms).orElse(""),
                    file.map(BackboneCatalogue.WeightsFile::use),
                    file.flatMap(BackboneCatalogue.WeightsFile::licenceSource),
                    entry.citation(),
                    file.flatMap(BackboneCatalogue.WeightsFile::url),
                    file.map(BackboneCatalogue.WeightsFile::mirrors).orElseGet(List::of));
        }
    }

    /** What is on disk, and then what else there is, in the order of the catalogue. */
    List<Row> list() {
        List<Row> rows = new ArrayList<>();
        for (BackboneStore.Stored stored : store.list()) {
            rows.add(stored.info()
                    .map(info -> Row.stored(info, stored.bundled()))
                    .orElseGet(() -> Row.damaged(
                            stored.id(), stored.problem().map(Message::english).orElse(""))));
        }
        Set<String> there = rows.stream().map(Row::id).collect(Collectors.toSet());
        catalogue.get().backbones().stream()
                .filter(entry -> !there.contains(entry.id()))
                .map(Row::known)
                .forEach(rows::add);
        return rows;
    }

    /** The one to build on where none is named: the one that comes with Graft, if it does. */
    Optional<String> usual() {
        return store.list().stream()
                .filter(BackboneStore.Stored::bundled)
                .map(BackboneStore.Stored::id)
                .filter(BackboneStore.DEFAULT::equals)
                .findFirst();
    }

    /**
     * One of them.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is none of this id
     */
    Row find(String id) {
        return list().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new GraftException(ErrorCode.WEIGHTS, Message.of("backbone.missing", id)));
    }

    /**
     * Imports a weights file.
     *
     * @param architecture what it holds; otherwise recognised by its tensors
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it cannot be used
     */
    BackboneInfo add(Path file, Optional<String> architecture) {
        return add(file, architecture, ForeignChoice.NONE);
    }

    /**
     * Imports a weights file, or an ONNX file of another program.
     *
     * @param architecture what a weights file holds; otherwise recognised by its tensors
     * @param foreign how an ONNX file is to be read
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it cannot be used
     */
    BackboneInfo add(Path file, Optional<String> architecture, ForeignChoice foreign) {
        return workers.ask(BackboneCall.KIND, ofFile(file, architecture, foreign), BackboneCall.Ready.class)
                .info();
    }

    /**
     * Takes what a run has trained among the backbones.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if the run is not finished or has left its backbone as it was
     */
    BackboneInfo add(RunFolder run) {
        RunBackboneCall call = new RunBackboneCall(folder.toString(), run.path().toString());
        return workers.ask(RunBackboneCall.KIND, call, BackboneCall.Ready.class).info();
    }

    private BackboneCall ofFile(Path file, Optional<String> architecture, ForeignChoice foreign) {
        if (!Files.isRegularFile(file)) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("cli.noSuchFile", file));
        }
        return new BackboneCall(
                folder.toString(),
                Optional.empty(),
                Optional.of(file.toAbsolutePath().toString()),
                architecture,
                foreign.isNone() ? Optional.empty() : Optional.of(foreign));
    }

    /**
     * The request for the backbone that a person means by an id or a weights file; the one that comes with Graft where nothing is
     * said.
     *
     * @param architecture what the file holds; otherwise recognised by its tensors
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is no such file, with {@link ErrorCode#USAGE} if nothing is
     *     said and nothing comes with Graft, or an architecture is said of what is no file
     */
    BackboneCall asked(@Nullable String given, Optional<String> architecture) {
        String asked = askedOrUsual(given);
        if (Files.isRegularFile(Path.of(asked))) {
            return ofFile(Path.of(asked), architecture, ForeignChoice.NONE);
        }
        if (architecture.isPresent()) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.architectureOfId", asked));
        }
        return new BackboneCall(folder.toString(), Optional.of(asked), Optional.empty(), Optional.empty());
    }

    /** Whether a name ends as those of weights files do. */
    static boolean isNamedAsWeights(String name) {
        return WEIGHTS_FILE.matcher(name).find();
    }

    /**
     * What a person named, or the one that comes with Graft where nothing is named.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it can only mean a file and there is none of this name, with
     *     {@link ErrorCode#USAGE} if nothing is said and nothing comes with Graft
     */
    String askedOrUsual(@Nullable String given) {
        String asked = Optional.ofNullable(given)
                .or(this::usual)
                .orElseThrow(() -> new GraftException(ErrorCode.USAGE, Message.of("cli.noBackbone")));
        Path file = Path.of(asked);
        boolean named = file.getNameCount() != 1 || file.isAbsolute() || isNamedAsWeights(asked);
        if (named && !Files.isRegularFile(file)) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("cli.noSuchFile", asked));
        }
        return asked;
    }

    /** Checks backbones; all that are on disk where none are named. */
    List<BackboneVerifyCall.Row> verify(List<String> ids) {
        List<String> asked = ids.isEmpty()
                ? store.list().stream().map(BackboneStore.Stored::id).toList()
                : ids;
        if (asked.isEmpty()) {
            return List.of();
        }
        return workers.ask(
                        BackboneVerifyCall.KIND,
                        new BackboneVerifyCall(folder.toString(), asked),
                        BackboneVerifyCall.Verified.class)
                .backbones();
    }

    /**
     * Deletes one.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is none of this id
     */
    void remove(String id) {
        store.remove(id);
    }
}

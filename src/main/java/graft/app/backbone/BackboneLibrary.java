package graft.app.backbone;

import graft.app.backbone.BackboneOffer.Availability;
import graft.app.task.Workers;
import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneCatalogue.WeightsFile;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.backbone.BackboneStore.Stored;
import graft.backbone.CommercialUse;
import graft.backbone.ForeignChoice;
import graft.backbone.ForeignFiles;
import graft.backbone.ForeignLook;
import graft.backbone.family.Architecture;
import graft.backbone.family.Architectures;
import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Progress;
import graft.common.download.Downloader;
import graft.network.NetworkCost;
import graft.network.NetworkDescription;
import graft.run.RunFolder;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.ForeignCall;
import graft.worker.protocol.RunBackboneCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backbones on disk and those that Graft knows of; gets and imports others. Slow; never on the JavaFX thread. */
public final class BackboneLibrary {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackboneLibrary.class);

    /**
     * Multiplications with an addition that one core puts through a frozen trunk a second: between what SqueezeNet (58e9) and
     * MobileNetV2 (33e9) were measured at. Good for "about".
     */
    private static final double MULTIPLY_ADDS_PER_CORE = 45e9;

    private static final int BYTES_OF_A_WEIGHT = 4;

    private final BackboneStore store;
    private final Path folder;
    private final Path downloads;
    private final Downloader downloader;
    private final Supply supply;
    private final Workers workers;
    private final int cores;

    /**
     * @param folder of the person's own backbones
     * @param downloads where files are downloaded to
     * @param supply where others come from
     * @param cores how many cores this machine has
     */
    public BackboneLibrary(
            BackboneStore store,
            Path folder,
            Path downloads,
            Downloader downloader,
            Supply supply,
            Workers workers,
            int cores) {
        this.store = store;
        this.folder = folder;
        this.downloads = downloads;
        this.downloader = downloader;
        this.supply = supply;
        this.workers = workers;
        this.cores = cores;
    }

    /** Those on disk, the default first and then in the order of the catalogue, and after them those that are not here. */
    List<BackboneOffer> offers() {
        List<BackboneOffer> offers = new ArrayList<>();
        for (Stored stored : store.list()) {
            stored.info()
                    .flatMap(info -> stored(stored, info))
                    .or(() -> damaged(stored))
                    .ifPresent(offers::add);
        }
        offers.sort(Comparator.comparingInt(this::rank));
        Set<String> there = offers.stream().map(BackboneOffer::id).collect(Collectors.toSet());
        supply.catalogue().backbones().stream()
                .filter(entry -> !there.contains(entry.id()))
                .flatMap(entry -> known(entry).stream())
                .forEach(offers::add);
        return List.copyOf(offers);
    }

    /** Those that a person added and the catalogue does not know come last. */
    private int rank(BackboneOffer offer) {
        if (offer.id().equals(BackboneStore.DEFAULT)) {
            return -1;
        }
        List<String> order = supply.catalogue().backbones().stream()
                .map(BackboneCatalogue.Entry::id)
                .toList();
        return order.contains(offer.id()) ? order.indexOf(offer.id()) : order.size();
    }

    private Optional<BackboneOffer> stored(Stored stored, BackboneInfo info) {
        Availability availability = new Availability.Ready(stored.bundled());
        Optional<NetworkDescription> network = info.architecture().equals(ForeignFiles.ARCHITECTURE)
                ? foreign(info.id())
                : Architectures.byName(info.architecture()).map(Architecture::source);
        return network.map(described -> offer(
                info.id(),
                info.title(),
                info.description(),
                described,
                info.licence(),
                info.terms(),
                info.use(),
                info.citation(),
                info.top1(),
                availability));
    }

    /** The description of the graph of another program, which no list has; one that is damaged is not offered. */
    private Optional<NetworkDescription> foreign(String id) {
        try {
            return Optional.of(store.network(id));
        } catch (GraftException e) {
            LOGGER.warn("{} is not offered", id, e);
            return Optional.empty();
        }
    }

    /** One whose files are no good still has a card, if the catalogue knows what it was: it says what to do. */
    private Optional<BackboneOffer> damaged(Stored stored) {
        return stored.problem().flatMap(why -> supply.catalogue()
                .find(stored.id())
                .flatMap(entry -> known(entry, new Availability.Damaged(why, !stored.bundled()))));
    }

    private Optional<BackboneOffer> known(BackboneCatalogue.Entry entry) {
        return known(
                entry,
                entry.download()
                        .<Availability>map(Availability.Downloadable::new)
                        .orElseGet(Availability.FromFile::new));
    }

    private Optional<BackboneOffer> known(BackboneCatalogue.Entry entry, Availability availability) {
        Optional<WeightsFile> file =
                entry.download().or(() -> entry.files().stream().findFirst());
        return Architectures.byName(entry.architecture())
                .map(architecture -> offer(
                        entry.id(),
                        entry.title(),
                        entry.description(),
                        architecture.source(),
                        file.map(WeightsFile::licence).orElse(""),
                        file.map(WeightsFile::terms).orElse(""),
                        file.map(WeightsFile::use).orElseGet(CommercialUse::unknown),
                        entry.citation(),
                        entry.top1(),
                        availability));
    }

    private BackboneOffer offer(
            String id,
            String title,
            String description,
            NetworkDescription network,
            String licence,
            String terms,
            CommercialUse commercial,
            String citation,
            Optional<Double> top1,
            Availability availability) {
        List<NetworkCost.StageCost> costs = NetworkCost.of(network);
        long weights =
                costs.stream().mapToLong(NetworkCost.StageCost::parameters).sum();
        long work =
                costs.stream().mapToLong(NetworkCost.StageCost::multiplyAdds).sum();
        return new BackboneOffer(
                id,
                title,
                description,
                network,
                weights * BYTES_OF_A_WEIGHT,
                Math.round(cores * MULTIPLY_ADDS_PER_CORE / Math.max(1, work)),
                licence,
                terms,
                commercial,
                citation,
                top1,
                availability);
    }

    /**
     * Downloads a backbone and imports it. What has come of a download that was broken off stays and is not fetched again.
     *
     * @return its id
     */
    String download(String id, WeightsFile file, Progress progress, CancellationToken cancellation) {
        Path target = downloads.resolve(id).resolve(file.name());
        downloader.fetch(file.asDownload(supply.mirror()), target, progress, cancellation);
        return add(target, cancellation);
    }

    /**
     * Deletes one of the person's.
     *
     * @throws graft.common.GraftException with {@link graft.common.ErrorCode#WEIGHTS} if it comes with Graft, or is gone
     */
    String remove(String id) {
        store.remove(id);
        return id;
    }

    /**
     * Takes what a run has trained among the backbones.
     *
     * @throws graft.common.GraftException with {@link graft.common.ErrorCode#DATA} if the run is not finished, or has left its
     *     backbone as it was
     */
    public BackboneInfo add(RunFolder run, CancellationToken cancellation) {
        RunBackboneCall call = new RunBackboneCall(folder.toString(), run.path().toString());
        return workers.ask(RunBackboneCall.KIND, call, BackboneCall.Ready.class, cancellation)
                .info();
    }

    /**
     * Imports a weights file.
     *
     * @return the id under which it can be chosen now
     */
    String add(Path file, CancellationToken cancellation) {
        return add(file, ForeignChoice.NONE, cancellation);
    }

    /** What can be said about an ONNX file of another program. */
    ForeignLook look(Path file, CancellationToken cancellation) {
        return workers.ask(
                ForeignCall.KIND, new ForeignCall(file.toAbsolutePath().toString()), ForeignLook.class, cancellation);
    }

    /**
     * Imports a weights file, or an ONNX file of another program.
     *
     * @param choice how an ONNX file is to be read
     * @return the id under which it can be chosen now
     */
    String add(Path file, ForeignChoice choice, CancellationToken cancellation) {
        BackboneCall call = new BackboneCall(
                folder.toString(),
                Optional.empty(),
                Optional.of(file.toAbsolutePath().toString()),
                Optional.empty(),
                choice.isNone() ? Optional.empty() : Optional.of(choice));
        return workers.ask(BackboneCall.KIND, call, BackboneCall.Ready.class, cancellation)
                .info()
                .id();
    }
}

package graft.app.sample;

import graft.app.task.Fetches;
import graft.app.task.Fetching;
import graft.app.task.Tasks;
import graft.app.wizard.ProjectOpener;
import graft.common.GraftException;
import graft.common.Message;
import graft.samples.PublicSamples;
import graft.samples.SampleStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableMap;

/** The samples that one can try Graft with: those that came with it, and those that can be downloaded. */
public final class SamplesModel {

    private final SampleFolders folders;
    private final PublicSamples known;
    private final SampleStore store;
    private final ProjectOpener opener;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<List<BundledSample>> bundled = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<PublicOffer>> offers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Fetches fetches;

    /**
     * @param bundled the folder of samples that came with Graft
     * @param known what can be downloaded
     * @param store where downloaded ones lie
     */
    public SamplesModel(
            Optional<Path> bundled, PublicSamples known, SampleStore store, ProjectOpener opener, Tasks tasks) {
        this.folders = new SampleFolders(bundled);
        this.known = known;
        this.store = store;
        this.opener = opener;
        this.tasks = tasks;
        this.fetches = new Fetches(tasks);
    }

    /** What a look at the disk finds. */
    private record Found(List<BundledSample> bundled, List<PublicOffer> offers) {}

    /** Those that came with Graft and are there. */
    public ReadOnlyObjectProperty<List<BundledSample>> bundledProperty() {
        return bundled.getReadOnlyProperty();
    }

    /** Those that can be, or were, downloaded. */
    public ReadOnlyObjectProperty<List<PublicOffer>> offersProperty() {
        return offers.getReadOnlyProperty();
    }

    /** Those that are on their way, by their id. */
    public ObservableMap<String, Fetching> fetching() {
        return fetches.all();
    }

    /** What went wrong last, besides downloads. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Looks what there is. */
    public void refresh() {
        tasks.start((progress, cancellation) -> look(), this::show, this::tell);
    }

    private Found look() {
        return new Found(
                folders.all(),
                known.samples().stream()
                        .map(s -> new PublicOffer(s, store.find(s), store.unavailableSince(s)))
                        .toList());
    }

    private void show(Found found) {
        bundled.set(found.bundled());
        offers.set(found.offers());
    }

    private void tell(GraftException failure) {
        trouble.set(Optional.of(failure.userMessage()));
    }

    /**
     * Makes a model on a sample, and goes to its pictures.
     *
     * @param name what the model is called until the person calls it otherwise
     */
    public void use(Path folder, String name) {
        trouble.set(Optional.empty());
        opener.openFolder(folder, name, this::tell);
    }

    /** Downloads one, or goes on with it after a pause or a failure. */
    public void download(PublicOffer offer) {
        fetches.start(
                offer.id(),
                (progress, cancellation) ->
                        store.fetch(offer.sample(), new ArchiveProgress(offer.sample(), progress), cancellation),
                this::refresh);
    }

    /** Pauses a download; what has come is kept. */
    public void pause(PublicOffer offer) {
        fetches.pause(offer.id());
    }
}

package graft.app.pack;

import graft.app.task.Fetches;
import graft.app.task.Fetching;
import graft.app.task.Tasks;
import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.compute.pack.Pack;
import graft.compute.pack.PackState;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;

/** The packs there are for this computer: which would help it, which are here, and getting and removing them. */
public final class PacksModel {

    private final PackDesk desk;
    private final Runnable changed;
    private final Tasks tasks;
    private final Fetches fetches;
    private final ReadOnlyObjectWrapper<Optional<List<PackState>>> packs =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> removal = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** Those that are, or were last, put together from a folder. */
    private final Set<String> fromFolder = new HashSet<>();

    /** @param changed hears that a pack has come or gone */
    public PacksModel(PackDesk desk, Runnable changed, Tasks tasks) {
        this.desk = desk;
        this.changed = changed;
        this.tasks = tasks;
        this.fetches = new Fetches(tasks);
        fetches.all().addListener((MapChangeListener<String, Fetching>) change -> {
            if (change.wasAdded() && !(change.getValueAdded() instanceof Fetching.Running)) {
                refresh(); // how much has come is what a person wants to know now
            }
        });
    }

    /** What there is; empty until {@link #refresh} has found out, an empty list where there is nothing for this computer. */
    public ReadOnlyObjectProperty<Optional<List<PackState>>> packsProperty() {
        return packs.getReadOnlyProperty();
    }

    /** Those that are on their way, by their id. */
    public ObservableMap<String, Fetching> fetching() {
        return fetches.all();
    }

    /** Whether one comes, or came last, out of a folder and not over the network. */
    public boolean isFromFolder(String id) {
        return fromFolder.contains(id);
    }

    /** What went wrong last, besides getting a pack. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The pack of which it is asked whether it is to be removed. */
    public ReadOnlyObjectProperty<Optional<String>> removalProperty() {
        return removal.getReadOnlyProperty();
    }

    /** Looks what there is. */
    public void refresh() {
        tasks.start((progress, cancellation) -> desk.look(), found -> packs.set(Optional.of(found)), this::tell);
    }

    /** Downloads one, or goes on with it after a pause or a failure. */
    public void download(Pack pack) {
        fromFolder.remove(pack.id());
        get(pack, (progress, cancellation) -> desk.fetch(pack, progress, cancellation));
    }

    /** Adds one whose files were fetched elsewhere. */
    public void addFrom(Pack pack, Path folder) {
        fromFolder.add(pack.id());
        get(pack, (progress, cancellation) -> desk.add(pack, folder, progress, cancellation));
    }

    private interface Getting {
        void carryOut(Progress progress, CancellationToken cancellation);
    }

    private void get(Pack pack, Getting work) {
        trouble.set(Optional.empty());
        fetches.start(
                pack.id(),
                (progress, cancellation) -> {
                    work.carryOut(progress, cancellation);
                    return true;
                },
                this::changed);
    }

    /** Stops one that is on its way; of a download, what has come is kept. */
    public void pause(Pack pack) {
        fetches.pause(pack.id());
    }

    /** Deletes what has come of one that is not here. */
    public void discard(Pack pack) {
        fetches.forget(pack.id());
        work(() -> desk.discard(pack), this::refresh);
    }

    /** Asks whether one is to be removed, which costs a long download. */
    public void askRemoval(Pack pack) {
        removal.set(Optional.of(pack.id()));
    }

    /** Removes none. */
    public void keep() {
        removal.set(Optional.empty());
    }

    /** Removes one. */
    public void remove(Pack pack) {
        removal.set(Optional.empty());
        fetches.forget(pack.id());
        work(() -> desk.remove(pack), this::changed);
    }

    /** What a pack is made of, for fetching it elsewhere. */
    public String files(Pack pack) {
        return desk.files(pack);
    }

    private void work(Runnable work, Runnable done) {
        trouble.set(Optional.empty());
        tasks.start(
                (progress, cancellation) -> {
                    work.run();
                    return true;
                },
                ended -> done.run(),
                failure -> {
                    tell(failure);
                    refresh();
                });
    }

    private void changed() {
        changed.run();
        refresh();
    }

    private void tell(GraftException failure) {
        trouble.set(Optional.of(failure.userMessage()));
    }
}

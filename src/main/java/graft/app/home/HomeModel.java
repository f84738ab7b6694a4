package graft.app.home;

import graft.app.compare.Comparison;
import graft.app.task.Tasks;
import graft.app.task.Ticker;
import graft.app.wizard.Draft;
import graft.app.wizard.ProjectOpener;
import graft.app.wizard.StepId;
import graft.backbone.BackboneInfo;
import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.RunFolder;
import graft.run.RunState;
import graft.run.project.Project;
import graft.run.project.RunCatalogue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The models a person has, the one they have not finished choosing for, and what can be done with them. */
public final class HomeModel {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final ModelShelf shelf;
    private final RunCatalogue catalogue;
    private final ProjectOpener opener;
    private final Tasks tasks;
    private final Consumer<List<ModelRow>> comparer;
    private final BackboneMaker maker;
    private final Ticker ticker;
    private final ObservableList<ModelRow> rows = FXCollections.observableArrayList();
    /** One view for all: a view that nobody holds would be collected, and whoever listens to it with it. */
    private final ObservableList<ModelRow> shownRows = FXCollections.unmodifiableObservableList(rows);

    private final ReadOnlyObjectWrapper<Optional<Unfinished>> unfinished =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ModelRow>> deleted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Deque<ModelRow> deletions = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<List<RunCatalogue.Deleted>> bin = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<ModelRow>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> grown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private Ticker.@Nullable Subscription following;
    private boolean watched;

    /** Takes what a run has trained among the backbones; slow. */
    @FunctionalInterface
    public interface BackboneMaker {
        /**
         * The backbone as it is chosen from now on.
         *
         * @throws GraftException if there is nothing new to build on
         */
        BackboneInfo make(RunFolder run, CancellationToken cancellation);
    }

    /**
     * @param comparer shows versions side by side
     */
    public HomeModel(
            ModelShelf shelf,
            RunCatalogue catalogue,
            ProjectOpener opener,
            Tasks tasks,
            Ticker ticker,
            Consumer<List<ModelRow>> comparer,
            BackboneMaker maker) {
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.opener = opener;
        this.tasks = tasks;
        this.comparer = comparer;
        this.maker = maker;
        this.ticker = ticker;
    }

    /** A model for which choices were made but no training was started. */
    public record Unfinished(Project project, Draft draft) {}

    /** Everything the page shows, as found on disk at one time. */
    record Contents(List<ModelRow> rows, Optional<Unfinished> unfinished, List<RunCatalogue.Deleted> bin) {}

    /** The versions of all models, newest first. */
    public ObservableList<ModelRow> rows() {
        return shownRows;
    }

    /** What "Continue" goes on with. */
    public ReadOnlyObjectProperty<Optional<Unfinished>> unfinishedProperty() {
        return unfinished.getReadOnlyProperty();
    }

    /** What was deleted last and can be brought back with one click. */
    public ReadOnlyObjectProperty<Optional<ModelRow>> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /** What went wrong last. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** What was said last of a version that became a backbone, and while it becomes one. */
    public ReadOnlyObjectProperty<Optional<Message>> grownProperty() {
        return grown.getReadOnlyProperty();
    }

    /** Whether the disk has been looked at, so that nothing there means that there is nothing. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Deleted versions that can still be brought back, the latest first. */
    public ReadOnlyObjectProperty<List<RunCatalogue.Deleted>> binProperty() {
        return bin.getReadOnlyProperty();
    }

    /** The versions that are chosen to be compared, in the order they were chosen. */
    public ReadOnlyObjectProperty<List<ModelRow>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether a version can be chosen: finished, and no more than fit into a chart. */
    public boolean canChoose(ModelRow row) {
        return row.state() instanceof RunState.Finished
                && (isChosen(row) || chosen.get().size() < Comparison.MOST);
    }

    public boolean isChosen(ModelRow row) {
        return chosen.get().stream().anyMatch(c -> c.run().equals(row.run()));
    }

    /** Chooses a version to be compared, or takes that back. */
    public void choose(ModelRow row, boolean wanted) {
        if (wanted == isChosen(row) || wanted && !canChoose(row)) {
            return;
        }
        List<ModelRow> now = new ArrayList<>(chosen.get());
        if (wanted) {
            now.add(row);
        } else {
            now.removeIf(c -> c.run().equals(row.run()));
        }
        chosen.set(List.copyOf(now));
    }

    /** Shows the chosen versions side by side; two at least. */
    public void compare() {
        if (chosen.get().size() > 1) {
            comparer.accept(chosen.get());
        }
    }

    /** Looks what is on disk, and again while somebody is at work on it; until nobody looks any more. */
    public void watch() {
        watched = true;
        refresh();
    }

    /** Looks what is on disk. */
    public void refresh() {
        tasks.start((progress, cancellation) -> shelf.contents(), this::show, this::tell);
    }

    private void show(Contents contents) {
        chosen.set(chosen.get().stream()
                .flatMap(c -> contents.rows().stream()
                        .filter(row -> row.run().equals(c.run()) && row.state() instanceof RunState.Finished))
                .toList());
        if (!rows.equals(contents.rows())) {
            rows.setAll(contents.rows());
        }
        bin.set(contents.bin());
        unfinished.set(contents.unfinished());
        loaded.set(true);
        follow(contents.rows().stream().anyMatch(row -> row.state() instanceof RunState.Training));
    }

    /** A run that somebody is at work on changes by itself, as one whose window was killed: its worker is just leaving. */
    private void follow(boolean training) {
        if (training && watched && following == null) {
            following = ticker.every(LOOK_AGAIN, this::refresh);
        } else if (!training) {
            stopFollowing();
        }
    }

    /** Nobody looks any more, so nothing need be looked for. */
    public void leave() {
        watched = false;
        stopFollowing();
    }

    private void stopFollowing() {
        if (following != null) {
            following.close();
            following = null;
        }
    }

    private void tell(GraftException failure) {
        trouble.set(Optional.of(failure.userMessage()));
    }

    public void newModel() {
        opener.begin();
    }

    /** Goes on with the model that was left unfinished. */
    public void goOn() {
        unfinished.get().ifPresent(u -> opener.resume(u.project(), this::tell));
    }

    /** Opens a version at the step that suits it: a finished one where it is used, others where they are trained. */
    public void open(ModelRow row, StepId step) {
        opener.openRun(row.project(), row.run(), step, this::tell);
    }

    /** Takes what a version has trained among the backbones, to be chosen for the next model. */
    public void useAsBackbone(ModelRow row) {
        trouble.set(Optional.empty());
        grown.set(Optional.of(Message.of("home.growing", row.name())));
        tasks.start(
                (progress, cancellation) -> maker.make(row.run(), cancellation),
                info -> grown.set(Optional.of(Message.of("home.grown", info.title()))),
                failure -> {
                    grown.set(Optional.empty());
                    tell(failure);
                });
    }

    /** Moves a version to the bin of its project. */
    public void delete(ModelRow row) {
        tasks.start(
                (progress, cancellation) -> {
                    catalogue.delete(row.run());
                    return row;
                },
                gone -> {
                    deletions.push(gone);
                    tellDeleted();
                    refresh();
                },
                this::tell);
    }

    private void tellDeleted() {
        deleted.set(Optional.ofNullable(deletions.peek()));
    }

    /**
     * Brings back what was deleted last, and the next time what was deleted before it.
     *
     * @return whether there was anything
     */
    public boolean undoDelete() {
        Optional<ModelRow> row = deleted.get();
        row.ifPresent(last -> restore(last.run().id()));
        return row.isPresent();
    }

    /** Brings a version back from the bin. */
    public void restore(String id) {
        tasks.start(
                (progress, cancellation) -> catalogue.restore(id),
                back -> {
                    deletions.removeIf(row -> row.run().id().equals(id));
                    tellDeleted();
                    refresh();
                },
                this::tell);
    }
}

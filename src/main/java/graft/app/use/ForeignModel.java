package graft.app.use;

import graft.app.results.TestedRun;
import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.model.HeatMap;
import graft.model.shift.ShiftReport;
import graft.worker.client.ModelExport;
import graft.worker.client.PictureQuestions;
import graft.worker.protocol.OpeningCall;
import graft.worker.protocol.ShiftCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A model that somebody else made, out of a file that may hold anything. This process never reads it: a worker of its own does,
 * which knows of nothing else, so that a file which crashes it, fills its memory or never lets it answer costs nothing but that
 * worker. It ends with the model.
 */
public final class ForeignModel implements AutoCloseable {

    private static final List<String> ENDINGS = List.of(".graft", ".onnx");

    /**
     * Whoever runs one model of a stranger.
     *
     * @param worker asked about that model only
     * @param end ends it, whatever it is at; takes some seconds if it does not heed
     */
    public record Guest(ModelWorker worker, Runnable end) {}

    private final Supplier<Guest> guests;
    private final Tasks tasks;
    private final Navigator navigator;
    private final TryModel pictures;
    private final FolderModel folder;
    private final AtomicReference<@Nullable Guest> guest = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<ForeignState> state = new ReadOnlyObjectWrapper<>(new ForeignState.None());
    private final ReadOnlyObjectWrapper<Optional<Path>> usable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Job opening;

    /**
     * @param guests makes a worker for a model; starts no process before it is asked
     */
    public ForeignModel(Supplier<Guest> guests, PictureReader reader, Tasks tasks, Navigator navigator) {
        this.guests = guests;
        this.tasks = tasks;
        this.navigator = navigator;
        ModelWorker current = new Current();
        this.pictures = new TryModel(usable.getReadOnlyProperty(), current, reader, tasks);
        this.folder = new FolderModel(usable.getReadOnlyProperty(), Optional::empty, current, tasks);
    }

    public ReadOnlyObjectProperty<ForeignState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Trying it on pictures. */
    public TryModel pictures() {
        return pictures;
    }

    /** Answering a folder with it. */
    public FolderModel folder() {
        return folder;
    }

    /** The first of these files whose name ends as those of models do. */
    public static Optional<Path> among(List<Path> files) {
        return files.stream()
                .filter(file -> ENDINGS.stream().anyMatch(file.toString().toLowerCase(Locale.ROOT)::endsWith))
                .findFirst();
    }

    /** The endings of the names of models, as dialogs for files take them. */
    public static List<String> patterns() {
        return ENDINGS.stream().map(ending -> "*" + ending).toList();
    }

    /** Has a worker open this file, in place of what was open, and goes where that is seen. */
    public void open(Path file) {
        dismiss();
        state.set(new ForeignState.Opening(file));
        navigator.go(Hall.FOREIGN);
        Guest fresh = guests.get();
        guest.set(fresh);
        opening = tasks.start(
                (progress, cancellation) -> fresh.worker().open(file, cancellation),
                report -> ifStill(fresh, () -> opened(file, report)),
                failure -> ifStill(fresh, () -> refused(file, failure)));
    }

    private void ifStill(Guest asked, Runnable then) {
        if (asked.equals(guest.get())) {
            then.run();
        }
    }

    private void opened(Path file, OpeningCall.Report report) {
        state.set(new ForeignState.Open(file, report));
        usable.set(Optional.of(file));
    }

    private void refused(Path file, GraftException failure) {
        dismiss();
        state.set(
                failure.code() == ErrorCode.CANCELLED
                        ? new ForeignState.None()
                        : new ForeignState.Refused(file, failure.userMessage()));
    }

    /** Takes what was dropped or pasted: a folder is answered as a whole, files one by one. */
    public void take(List<Path> paths) {
        Optional<Path> first = paths.stream().findFirst().filter(Files::isDirectory);
        first.ifPresentOrElse(
                folder::choose,
                () -> pictures.ask(
                        paths.stream().filter(p -> !Files.isDirectory(p)).toList()));
    }

    /** Lets go of the model, and goes home if it was looked at. */
    public void leave() {
        dismiss();
        if (navigator.place() == Hall.FOREIGN) {
            navigator.go(Hall.HOME);
        }
    }

    private void dismiss() {
        if (opening != null) {
            opening.cancel();
        }
        usable.set(Optional.empty());
        pictures.clear();
        folder.reset();
        state.set(new ForeignState.None());
        Guest gone = guest.getAndSet(null);
        if (gone != null) {
            tasks.start(
                    (progress, cancellation) -> {
                        gone.end().run();
                        return true;
                    },
                    ended -> {},
                    failure -> {});
        }
    }

    /** The window closes: ends the worker at once. */
    @Override
    public void close() {
        Guest gone = guest.getAndSet(null);
        if (gone != null) {
            gone.end().run();
        }
    }

    /** Whoever has the model open now. */
    private final class Current implements ModelWorker {

        private ModelWorker worker() {
            Guest now = guest.get();
            if (now == null) {
                throw GraftException.cancelled();
            }
            return now.worker();
        }

        @Override
        public OpeningCall.Report open(Path model, CancellationToken cancellation) {
            return worker().open(model, cancellation);
        }

        @Override
        public void answer(
                Path model,
                List<Path> asked,
                PictureQuestions.Listener listener,
                Progress progress,
                CancellationToken cancellation) {
            worker().answer(model, asked, listener, progress, cancellation);
        }

        @Override
        public ShiftReport likeness(ShiftCall question, CancellationToken cancellation) {
            return worker().likeness(question, cancellation);
        }

        @Override
        public HeatMap heatMap(Path model, Path picture, CancellationToken cancellation) {
            return worker().heatMap(model, picture, cancellation);
        }

        @Override
        public ModelExport.Exported export(
                TestedRun run, Path target, ModelExport.Format format, CancellationToken cancellation) {
            return worker().export(run, target, format, cancellation);
        }
    }
}

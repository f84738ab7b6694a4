package graft.app.use;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.scan.FilesInside;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import graft.model.PredictionTable;
import graft.worker.client.AnswerTables;
import graft.worker.client.PictureQuestions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Answering a whole folder into a table for a spreadsheet. */
public final class FolderModel {

    private final ObservableValue<Optional<Path>> model;
    private final ModelWorker worker;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<FolderState> state = new ReadOnlyObjectWrapper<>(new FolderState.None());
    private @Nullable Job job;

    /**
     * @param model the file that is asked; empty while there is none
     */
    FolderModel(ObservableValue<Optional<Path>> model, ModelWorker worker, Tasks tasks) {
        this.model = model;
        this.worker = worker;
        this.tasks = tasks;
    }

    public ReadOnlyObjectProperty<FolderState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Lists the files of a folder. */
    public void choose(Path folder) {
        cancel();
        state.set(new FolderState.Listing(folder));
        job = tasks.start(
                (progress, cancellation) -> FilesInside.of(folder),
                files -> ifAt(
                        folder,
                        files.isEmpty()
                                ? new FolderState.Failed(folder, Message.of("use.folderEmpty"))
                                : new FolderState.Ready(folder, files)),
                failure -> failed(folder, failure));
    }

    private void ifAt(Path folder, FolderState next) {
        if (folder.equals(folder(state.get()))) {
            state.set(next);
        }
    }

    private static @Nullable Path folder(FolderState state) {
        if (state instanceof FolderState.Listing listing) {
            return listing.folder();
        }
        if (state instanceof FolderState.Ready ready) {
            return ready.folder();
        }
        return state instanceof FolderState.Running running ? running.folder() : null;
    }

    private void failed(Path folder, GraftException failure) {
        // Whoever cancelled has said already what is shown instead.
        if (failure.code() != ErrorCode.CANCELLED) {
            ifAt(folder, new FolderState.Failed(folder, failure.userMessage()));
        }
    }

    /**
     * Answers the folder that is chosen.
     *
     * @param table the file to write; appears complete or not at all
     * @param separator between cells, as the spreadsheets of the place expect it
     */
    public void answer(Path table, char separator) {
        Optional<Path> used = model.getValue();
        if (used.isEmpty() || !(state.get() instanceof FolderState.Ready ready)) {
            return;
        }
        Tally tally = new Tally();
        Job started = tasks.start(
                (progress, cancellation) -> {
                    write(used.get(), ready, new Table(table, separator), tally, progress, cancellation);
                    return tally;
                },
                done -> ifAt(ready.folder(), done.done(ready.folder(), table)),
                failure -> failed(ready.folder(), failure));
        if (started.runningProperty().get()) {
            job = started;
            state.set(new FolderState.Running(ready.folder(), ready.files(), started));
        }
    }

    /** Where and how the table is written. */
    private record Table(Path file, char separator) {}

    private void write(
            Path used,
            FolderState.Ready ready,
            Table target,
            Tally tally,
            Progress progress,
            CancellationToken cancellation) {
        try {
            AtomicFiles.write(target.file(), stream -> {
                try (AnswerTables table = new AnswerTables(
                        (out, model) -> new PredictionTable.Csv(out, model, target.separator(), true),
                        stream,
                        target.file().toString())) {
                    worker.answer(used, ready.files(), new Rows(ready.folder(), table, tally), progress, cancellation);
                    cancellation.throwIfCancelled();
                }
            });
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.fileNotWritten", target.file()), e);
        }
    }

    /** Stops what runs, and is where it was before; a table that is half written never appears. */
    public void cancel() {
        if (job != null) {
            job.cancel();
            job = null;
        }
        state.set(
                state.get() instanceof FolderState.Running running
                        ? new FolderState.Ready(running.folder(), running.files())
                        : new FolderState.None());
    }

    /** Forgets the folder. */
    void reset() {
        cancel();
        state.set(new FolderState.None());
    }

    /** Gives each row its path from the folder, which stays true when the folder is moved, and counts it. */
    private record Rows(Path folder, PictureQuestions.Listener table, Tally tally)
            implements PictureQuestions.Listener {

        @Override
        public void model(ModelMetadata model) {
            table.model(model);
        }

        @Override
        public void row(PictureAnswer row) {
            String path = folder.relativize(Path.of(row.picture())).toString().replace('\\', '/');
            table.row(new PictureAnswer(path, row.answer(), row.problem()));
            tally.count(row);
        }
    }

    /** What came of the files. */
    private static final class Tally {
        private final Map<String, Integer> labels = new HashMap<>();
        private int answered;
        private int unread;
        private Optional<Message> firstProblem = Optional.empty();

        void count(PictureAnswer row) {
            row.answer().ifPresent(answer -> {
                answered++;
                labels.merge(answer.label(), 1, Integer::sum);
            });
            row.problem().ifPresent(problem -> {
                unread++;
                firstProblem = firstProblem.or(() -> Optional.of(problem));
            });
        }

        FolderState.Done done(Path folder, Path table) {
            Map<String, Integer> sorted = new LinkedHashMap<>();
            labels.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(e -> sorted.put(e.getKey(), e.getValue()));
            return new FolderState.Done(folder, table, answered, unread, firstProblem, sorted);
        }
    }
}

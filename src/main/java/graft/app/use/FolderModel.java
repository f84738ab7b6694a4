package graft.app.use;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.scan.FilesInside;
import graft.model.PictureAnswer;
import graft.model.PredictionTable;
import graft.run.RunFolder;
import graft.worker.client.AnswerCopies;
import graft.worker.client.FolderAnswers;
import graft.worker.client.ShiftQuestions;
import graft.worker.protocol.ShiftCall;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answering a whole folder into a table for a spreadsheet. */
public final class FolderModel {

    private static final Logger log = LoggerFactory.getLogger(FolderModel.class);

    private final ObservableValue<Optional<Path>> model;
    private final Supplier<Optional<RunFolder>> run;
    private final ModelWorker worker;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<FolderState> state = new ReadOnlyObjectWrapper<>(new FolderState.None());
    private @Nullable Job job;
    private @Nullable Job look;

    /**
     * @param model the file that is asked; empty while there is none
     * @param run where it comes from, as far as that is known: its training pictures are what new ones are compared with
     */
    FolderModel(
            ObservableValue<Optional<Path>> model, Supplier<Optional<RunFolder>> run, ModelWorker worker, Tasks tasks) {
        this.model = model;
        this.run = run;
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
                files -> listed(folder, files),
                failure -> failed(folder, failure));
    }

    private void listed(Path folder, List<Path> files) {
        if (!folder.equals(folder(state.get()))) {
            return;
        }
        if (files.isEmpty()) {
            state.set(new FolderState.Failed(folder, Message.of("use.folderEmpty")));
            return;
        }
        state.set(new FolderState.Ready(folder, files, Optional.empty()));
        run.get()
                .flatMap(from -> ShiftQuestions.about(from, files))
                .ifPresent(question -> look(folder, files, question));
    }

    /** Looks whether the pictures are like the training's. Nobody has to wait for it, and it may fail without harm. */
    private void look(Path folder, List<Path> files, ShiftCall question) {
        look = tasks.start(
                (progress, cancellation) -> worker.likeness(question, cancellation),
                report -> {
                    if (state.get() instanceof FolderState.Ready ready
                            && ready.folder().equals(folder)) {
                        state.set(new FolderState.Ready(folder, files, Optional.of(report)));
                    }
                },
                failure -> log.info("the pictures could not be compared with the training's", failure));
    }

    private void endLook() {
        if (look != null) {
            look.cancel();
            look = null;
        }
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
     * Answers the folder that is chosen. What is cancelled goes on where it was when the same table is asked for again.
     *
     * @param table the file to write; appears complete or not at all
     * @param separator between cells, as the spreadsheets of the place expect it
     * @param copies a folder for copies of the pictures, in one folder for each answer
     */
    public void answer(Path table, char separator, Optional<Path> copies) {
        Optional<Path> used = model.getValue();
        if (used.isEmpty() || !(state.get() instanceof FolderState.Ready ready)) {
            return;
        }
        endLook();
        Job started = tasks.start(
                (progress, cancellation) ->
                        answers(used.get(), ready, new Target(table, separator, copies), progress, cancellation),
                answers -> ifAt(ready.folder(), done(answers, ready.folder(), table)),
                failure -> failed(ready.folder(), failure));
        if (started.runningProperty().get()) {
            job = started;
            state.set(new FolderState.Running(ready.folder(), ready.files(), started, ready.likeness()));
        }
    }

    /** Where and how the table is written, and where the copies go. */
    private record Target(Path table, char separator, Optional<Path> copies) {}

    private FolderAnswers.Answers answers(
            Path used, FolderState.Ready ready, Target target, Progress progress, CancellationToken cancellation) {
        FolderAnswers.Order order = new FolderAnswers.Order(
                used,
                ready.files(),
                target.table(),
                (out, asked) -> new PredictionTable.Csv(out, asked, target.separator(), true),
                // From the folder, which stays true when that is moved.
                file -> ready.folder().relativize(file).toString().replace('\\', '/'),
                target.copies().map(folder -> AnswerCopies.into(folder, ready.files())));
        return new FolderAnswers(worker::answer).answer(order, progress, cancellation);
    }

    /** Stops what runs, and is where it was before; a table that is half written never appears. */
    public void cancel() {
        endLook();
        if (job != null) {
            job.cancel();
            job = null;
        }
        state.set(
                state.get() instanceof FolderState.Running running
                        ? new FolderState.Ready(running.folder(), running.files(), running.likeness())
                        : new FolderState.None());
    }

    /** Forgets the folder. */
    void reset() {
        cancel();
        state.set(new FolderState.None());
    }

    private static FolderState.Done done(FolderAnswers.Answers answers, Path folder, Path table) {
        Map<String, Integer> labels = new HashMap<>();
        int unread = 0;
        Optional<Message> firstProblem = Optional.empty();
        for (PictureAnswer row : answers.rows()) {
            row.answer().ifPresent(answer -> labels.merge(answer.label(), 1, Integer::sum));
            unread += row.problem().isPresent() ? 1 : 0;
            firstProblem = firstProblem.isPresent() ? firstProblem : row.problem();
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        labels.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        int answered = answers.rows().size() - unread;
        return new FolderState.Done(folder, table, answered, unread, firstProblem, sorted, answers.before());
    }
}

package graft.app.results;

import graft.app.i18n.ShareText;
import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.app.wizard.Draft;
import graft.app.wizard.Obstacle;
import graft.app.wizard.OpenModel;
import graft.app.wizard.StepId;
import graft.app.wizard.StepModel;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.RunFolder;
import graft.run.RunState;
import graft.run.project.Project;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Step 5: the figures of the open model's run as they lie on disk, and which of its pictures are looked at. */
public final class ResultsModel implements StepModel {

    private final OpenModel model;
    private final Tasks tasks;
    private final ObservableValue<Boolean> training;
    private final ReadOnlyObjectWrapper<ResultsState> state =
            new ReadOnlyObjectWrapper<>(new ResultsState.Missing(ResultsState.Reason.NOT_TRAINED));
    private final ReadOnlyObjectWrapper<Optional<TestedRun>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Cell>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Judged>> lookedAt = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Set<Change>> changes = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<Message>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Job reading;

    /**
     * @param training whether the open model is being trained in this window
     */
    public ResultsModel(OpenModel model, ObservableValue<Boolean> training, Tasks tasks) {
        this.model = model;
        this.training = training;
        this.tasks = tasks;
        training.addListener((observable, before, now) -> look());
        model.draftProperty().addListener((observable, before, now) -> {
            if (before.run().equals(now.run())) {
                compare();
            } else {
                look();
            }
        });
        show(state.get());
    }

    @Override
    public StepId id() {
        return StepId.RESULTS;
    }

    public ReadOnlyObjectProperty<ResultsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The finished run; empty while there is none. */
    public ReadOnlyObjectProperty<Optional<TestedRun>> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** The cell of the confusion matrix whose pictures are shown. */
    public ReadOnlyObjectProperty<Optional<Cell>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The one of them that is shown large. */
    public ReadOnlyObjectProperty<Optional<Judged>> lookedAtProperty() {
        return lookedAt.getReadOnlyProperty();
    }

    /** What was changed since this run was trained; empty where its results are those of what is chosen now. */
    public ReadOnlyObjectProperty<Set<Change>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** The project of the open model, tested or not. */
    Optional<Project> project() {
        return model.projectProperty().get();
    }

    /** Shows the pictures of a cell. */
    public void choose(Cell cell) {
        chosen.set(Optional.of(cell));
        lookedAt.set(run.get().flatMap(r -> r.in(cell).stream().findFirst()));
    }

    /** Shows a picture large, among those of its cell. */
    public void look(Judged picture) {
        chosen.set(Optional.of(picture.cell()));
        lookedAt.set(Optional.of(picture));
    }

    @Override
    public void entered() {
        // Another command may have finished or deleted the run meanwhile.
        look();
    }

    @Override
    public void reset() {
        show(new ResultsState.Missing(ResultsState.Reason.NOT_TRAINED));
        look();
    }

    private void look() {
        if (reading != null) {
            reading.cancel();
        }
        Optional<Project> project = model.projectProperty().get();
        Optional<String> id = model.draft().run();
        if (project.isEmpty() || id.isEmpty()) {
            show(new ResultsState.Missing(ResultsState.Reason.NOT_TRAINED));
            return;
        }
        if (training.getValue()) {
            show(new ResultsState.Missing(ResultsState.Reason.TRAINING));
            return;
        }
        if (run.get().filter(r -> r.run().id().equals(id.get())).isEmpty()) {
            show(new ResultsState.Looking());
        }
        reading = tasks.start(
                (progress, cancellation) -> {
                    ResultsState found = read(project.get(), id.get());
                    cancellation.throwIfCancelled();
                    return found;
                },
                found -> {
                    if (id.equals(model.draft().run())) {
                        show(found);
                    }
                },
                this::failed);
    }

    private static ResultsState read(Project project, String id) {
        Optional<RunFolder> run =
                project.runs().stream().filter(r -> r.id().equals(id)).findFirst();
        if (run.isEmpty()) {
            return new ResultsState.Missing(ResultsState.Reason.NOT_TRAINED);
        }
        RunState how = run.get().state();
        if (how instanceof RunState.Finished finished) {
            return new ResultsState.Shown(TestedRun.read(project, run.get(), finished));
        }
        if (how instanceof RunState.Unreadable unreadable) {
            return new ResultsState.Broken(unreadable.why());
        }
        return new ResultsState.Missing(
                how instanceof RunState.Training ? ResultsState.Reason.TRAINING : ResultsState.Reason.STOPPED);
    }

    private void failed(GraftException failure) {
        if (failure.code() != ErrorCode.CANCELLED) {
            show(new ResultsState.Broken(failure.userMessage()));
        }
    }

    private void show(ResultsState now) {
        if (now.equals(state.get())) {
            tell(now);
            return; // read again, and nothing has changed: the person goes on looking at what they chose
        }
        Optional<TestedRun> found =
                now instanceof ResultsState.Shown shown ? Optional.of(shown.run()) : Optional.empty();
        run.set(found);
        chosen.set(found.flatMap(TestedRun::first));
        lookedAt.set(found.flatMap(
                r -> chosen.get().flatMap(cell -> r.in(cell).stream().findFirst())));
        state.set(now);
        tell(now);
    }

    private void tell(ResultsState now) {
        compare();
        summary.set(run.get().flatMap(TestedRun::headline).map(e -> ShareText.message(e.right())));
        obstacle.set(now instanceof ResultsState.Shown ? Optional.empty() : Optional.of(why(now)));
    }

    private static Obstacle why(ResultsState now) {
        if (now instanceof ResultsState.Looking) {
            return Obstacle.wait("results.offLooking");
        }
        return now instanceof ResultsState.Missing missing && missing.reason() == ResultsState.Reason.TRAINING
                ? Obstacle.wait("results.offTraining")
                : Obstacle.fix("results.offNothing");
    }

    private void compare() {
        Draft now = model.draft();
        changes.set(run.get().map(r -> Change.since(r.request(), now)).orElse(Set.of()));
    }
}

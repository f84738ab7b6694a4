package graft.app.train;

import graft.app.task.Tasks;
import graft.app.task.Ticker;
import graft.app.wizard.Obstacle;
import graft.app.wizard.OpenModel;
import graft.app.wizard.StepId;
import graft.app.wizard.StepModel;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.run.RunFolder;
import graft.run.RunRequest;
import graft.run.RunState;
import graft.run.project.Project;
import graft.worker.protocol.CancelMode;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Step 4: starts, pauses, stops and resumes a run, and holds what is known of it. */
public final class TrainModel implements StepModel {

    private final OpenModel model;
    private final Runs runs;
    private final LiveRuns live;
    private final Tasks tasks;
    private final RunDisplay display = new RunDisplay(this::doing);
    private final Standing standing = new Standing(display);
    private final Choices choices;
    private final Replay replay;
    private final ReadOnlyObjectWrapper<TrainState> state = new ReadOnlyObjectWrapper<>(new TrainState.NotStarted());
    private final ReadOnlyBooleanWrapper moreWanted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private @Nullable LiveRun current;

    /**
     * @param backbone id of the backbone that is recommended or chosen; empty while there is none
     */
    public TrainModel(
            OpenModel model,
            ObservableValue<Optional<String>> backbone,
            Runs runs,
            LiveRuns live,
            Tasks tasks,
            Ticker ticker) {
        this.model = model;
        this.runs = runs;
        this.live = live;
        this.tasks = tasks;
        this.choices = new Choices(model, backbone, runs::now);
        this.replay = new Replay(display.curvesProperty(), ticker);
        choices.whenChanged(this::compare);
        look();
    }

    @Override
    public StepId id() {
        return StepId.TRAIN;
    }

    public ReadOnlyObjectProperty<TrainState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The curves as far as they are drawn, and how far and how fast the run is. */
    public RunDisplay display() {
        return display;
    }

    /** The curves that are looked at, of now or of a time that is replayed, and what the coach says of them. */
    public Replay replay() {
        return replay;
    }

    /** Whether ten more epochs follow once the run at work is finished. */
    public ReadOnlyBooleanProperty moreWantedProperty() {
        return moreWanted.getReadOnlyProperty();
    }

    /** Whether steps 1 to 3 were changed since this version was trained, so that training would make a new version. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** With how many threads is, or would be, trained; empty for as many as there are cores. */
    public Optional<Integer> threads() {
        return choices.threads();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return standing.summaryProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return standing.obstacleProperty();
    }

    private boolean running() {
        return state.get() instanceof TrainState.Running;
    }

    /** Starts a run with what was chosen; one that was already trained with just that is kept. */
    public void start() {
        Optional<Project> project = model.projectProperty().get();
        Optional<RunRequest> request = choices.wanted();
        if (running() || project.isEmpty() || request.isEmpty() || choices.same()) {
            return;
        }
        display.clear();
        run(project.get(), () -> runs.make(project.get(), request.get()), request.get());
    }

    /** Goes on with a run that was paused or broke off. */
    public void resume() {
        again(Runs.Known::folder);
    }

    /**
     * Trains ten epochs more than were planned, as a version of its own that begins where this one has ended. While a run is
     * at work this follows by itself; asked for a second time, it does not.
     */
    public void tenMore() {
        if (running()) {
            moreWanted.set(!moreWanted.get());
        } else if (state.get() instanceof TrainState.Finished) {
            Optional<Project> project = model.projectProperty().get();
            again(known -> runs.extend(project.orElseThrow(), known));
        }
    }

    /** Trains the head again as a version of its own, on the network of the one that is open and from its corrected pictures. */
    public void retrain() {
        if (state.get() instanceof TrainState.Finished) {
            Optional<Project> project = model.projectProperty().get();
            again(known -> runs.retrain(project.orElseThrow(), known));
        }
    }

    private void again(Function<Runs.Known, RunFolder> folder) {
        Optional<Project> project = model.projectProperty().get();
        Optional<String> id = model.draft().run();
        Optional<RunRequest> request = choices.trained();
        if (running() || project.isEmpty() || id.isEmpty() || request.isEmpty()) {
            return;
        }
        run(project.get(), () -> folder.apply(runs.find(project.get(), id.get()).orElseThrow()), request.get());
    }

    /** Writes a checkpoint and lets the computer rest. */
    public void pause() {
        ask(CancelMode.PAUSE);
    }

    /** Whether there is something to keep, so that the run can be stopped. */
    public ReadOnlyBooleanProperty stoppableProperty() {
        return display.learningProperty();
    }

    /** Trains no further, and makes the model from the best epoch so far. */
    public void stop() {
        ask(CancelMode.STOP);
    }

    private void ask(CancelMode how) {
        moreWanted.set(false);
        if (current != null) {
            current.ask(how);
        }
    }

    private void run(Project project, LiveRuns.FolderFinder folder, RunRequest request) {
        replay.close();
        moreWanted.set(false);
        choices.trained(Optional.of(request));
        display.begin();
        state.set(new TrainState.Running(Message.of("train.preparing")));
        look();
        LiveRun run = new LiveRun(new Watcher());
        current = run;
        live.start(run, project, folder, request.name());
    }

    /** Takes over what happens in a run, for as long as the window looks at that one. */
    private final class Watcher implements LiveRun.Watcher {

        private boolean looking(LiveRun run) {
            return run == current; // otherwise another model is open by now; the run goes on in the background
        }

        @Override
        public void beat(LiveRun run) {
            if (looking(run)) {
                run.id().ifPresent(id -> model.note(draft -> draft.withRun(id)));
                display.take(run.feed());
                display.beat();
                standing.look(state.get()); // a beat changes no choice, so there is nothing to compare
            }
        }

        @Override
        public boolean drawn(LiveRun run) {
            return !looking(run) || display.drawn();
        }

        @Override
        public void finished(LiveRun run, Optional<Evaluation> headline) {
            if (looking(run)) {
                finish(headline);
                if (moreWanted.get()) {
                    tenMore();
                }
            }
        }

        @Override
        public void failed(LiveRun run, GraftException failure) {
            if (looking(run)) {
                state.set(
                        failure.code() == ErrorCode.CANCELLED
                                ? new TrainState.Paused()
                                : new TrainState.Failed(failure.userMessage()));
                look();
            }
        }
    }

    private void finish(Optional<Evaluation> headline) {
        display.completed();
        state.set(new TrainState.Finished(headline));
        look();
    }

    private void doing(Message what) {
        if (running()
                && !(state.get() instanceof TrainState.Running r && r.doing().equals(what))) {
            state.set(new TrainState.Running(what));
        }
    }

    @Override
    public void reset() {
        // A run that is at work goes on; only this window looks elsewhere.
        current = null;
        choices.trained(Optional.empty());
        replay.close();
        moreWanted.set(false);
        display.clear();
        state.set(new TrainState.NotStarted());
        look();
        Optional<Project> project = model.projectProperty().get();
        Optional<String> id = model.draft().run();
        if (project.isPresent() && id.isPresent()) {
            tasks.start(
                    (done, cancellation) -> runs.find(project.get(), id.get()),
                    known -> known.filter(k -> model.draft().run().equals(id)).ifPresent(this::show),
                    failure -> {
                        state.set(new TrainState.Failed(failure.userMessage()));
                        look();
                    });
        }
    }

    private void show(Runs.Known known) {
        choices.trained(Optional.of(known.request()));
        display.show(known.history());
        Optional<LiveRun> atWork = live.of(known.folder());
        if (atWork.isPresent()) {
            current = atWork.get();
            current.watch(new Watcher());
            display.begin();
            state.set(new TrainState.Running(Message.of("train.preparing")));
        } else if (known.state() instanceof RunState.Finished) {
            finish(known.headline());
        } else if (known.state() instanceof RunState.Failed why) {
            state.set(new TrainState.Failed(why.why()));
        } else if (known.state().resumable()) {
            state.set(new TrainState.Paused());
        }
        look();
    }

    private void compare() {
        changed.set(state.get() instanceof TrainState.Finished && choices.other());
    }

    private void look() {
        standing.look(state.get());
        compare();
    }
}

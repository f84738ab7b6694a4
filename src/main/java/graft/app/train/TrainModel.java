package graft.app.train;

import graft.app.backbone.BackboneModel;
import graft.app.backbone.BackboneOffer;
import graft.app.coach.Coach;
import graft.app.coach.Finding;
import graft.app.curve.Curves;
import graft.app.task.Tasks;
import graft.app.task.Ticker;
import graft.app.wizard.Draft;
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
import graft.training.TrainingEvent;
import graft.worker.client.RunSession;
import graft.worker.protocol.CancelMode;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Step 4: starts, pauses, stops and resumes a run, and holds what is known of it. */
public final class TrainModel implements StepModel {

    private final OpenModel model;
    private final BackboneModel backbone;
    private final RunStarter runs;
    private final Tasks tasks;
    private final Ticker ticker;
    private final Coach coach = new Coach();
    private final ReadOnlyObjectWrapper<TrainState> state = new ReadOnlyObjectWrapper<>(new TrainState.NotStarted());
    private final ReadOnlyObjectWrapper<Curves> curves = new ReadOnlyObjectWrapper<>(Curves.NONE);
    private final ReadOnlyObjectWrapper<Optional<Finding>> finding = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> advice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper picturesPerSecond = new ReadOnlyDoubleWrapper();
    private Optional<RunRequest> trained = Optional.empty();
    private @Nullable RunControl control;

    public TrainModel(OpenModel model, BackboneModel backbone, RunStarter runs, Tasks tasks, Ticker ticker) {
        this.model = model;
        this.backbone = backbone;
        this.runs = runs;
        this.tasks = tasks;
        this.ticker = ticker;
        look();
    }

    @Override
    public StepId id() {
        return StepId.TRAIN;
    }

    public ReadOnlyObjectProperty<TrainState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The curves so far; another value only when an epoch or a phase begins or ends. */
    public ReadOnlyObjectProperty<Curves> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** What the coach says; changes at most once an epoch. */
    public ReadOnlyObjectProperty<Optional<Finding>> findingProperty() {
        return finding.getReadOnlyProperty();
    }

    /** What the engine last told the person, such as a batch that was halved. */
    public ReadOnlyObjectProperty<Optional<Message>> adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    /** How far the whole is, 0 to 1; negative while that is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How fast it goes at the moment; 0 while that is not known. */
    public ReadOnlyDoubleProperty picturesPerSecondProperty() {
        return picturesPerSecond.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    private boolean running() {
        return state.get() instanceof TrainState.Running;
    }

    /** Starts a run with what was chosen; one that was already trained with just that is kept. */
    public void start() {
        Optional<Project> project = model.projectProperty().get();
        Optional<String> chosen = backbone.chosenProperty().get().map(BackboneOffer::id);
        if (running() || project.isEmpty() || chosen.isEmpty()) {
            return;
        }
        RunRequest request = model.draft().request(chosen.get(), runs.now());
        if (trained.filter(t -> sameChoices(t, request)).isPresent()) {
            return;
        }
        curves.set(Curves.NONE);
        finding.set(Optional.empty());
        run(project.get(), () -> runs.make(project.get(), request), request);
    }

    private static boolean sameChoices(RunRequest one, RunRequest other) {
        return one.backbone().equals(other.backbone())
                && one.options().equals(other.options())
                && one.split().equals(other.split())
                && one.groups().equals(other.groups())
                && one.choices().equals(other.choices());
    }

    /** Goes on with a run that was paused or broke off. */
    public void resume() {
        Optional<Project> project = model.projectProperty().get();
        Optional<String> id = model.draft().run();
        if (running() || project.isEmpty() || id.isEmpty() || trained.isEmpty()) {
            return;
        }
        run(
                project.get(),
                () -> runs.find(project.get(), id.get())
                        .map(RunStarter.Known::folder)
                        .orElseThrow(),
                trained.get());
    }

    /** Writes a checkpoint and lets the computer rest. */
    public void pause() {
        ask(CancelMode.PAUSE);
    }

    /** Trains no further, and makes the model from the best epoch so far. */
    public void stop() {
        ask(CancelMode.STOP);
    }

    private void ask(CancelMode how) {
        RunControl now = control;
        if (now != null) {
            now.ask(how);
        }
    }

    /** Finds the folder of a run, which takes time. */
    @FunctionalInterface
    private interface Folder {
        RunFolder find();
    }

    private void run(Project project, Folder folder, RunRequest request) {
        RunControl mine = new RunControl();
        EventFeed feed = new EventFeed();
        control = mine;
        trained = Optional.of(request);
        advice.set(Optional.empty());
        state.set(new TrainState.Running(Message.of("train.preparing")));
        look();
        Ticker.Subscription beat = ticker.every(Ticker.SAMPLING, () -> sample(feed, mine));
        tasks.start(
                (progress, cancellation) -> {
                    RunFolder run = folder.find();
                    feed.began(run.id());
                    return runs.carryOut(project, run, feed, mine);
                },
                outcome -> {
                    beat.close();
                    sample(feed, mine);
                    finished(outcome, mine);
                },
                failure -> {
                    beat.close();
                    sample(feed, mine);
                    failed(failure, mine);
                });
    }

    private void finished(RunSession.Outcome outcome, RunControl mine) {
        if (mine == control) {
            control = null;
            finish(outcome.evaluation().headline());
        }
    }

    private void finish(Optional<Evaluation> headline) {
        progress.set(1);
        state.set(new TrainState.Finished(headline));
        look();
    }

    private void failed(GraftException failure, RunControl mine) {
        if (mine == control) {
            control = null;
            state.set(
                    failure.code() == ErrorCode.CANCELLED
                            ? new TrainState.Paused()
                            : new TrainState.Failed(failure.userMessage()));
            look();
        }
    }

    /** Takes over what has happened since the last beat. */
    private void sample(EventFeed feed, RunControl mine) {
        if (mine != control) {
            return; // another model is open by now; this run goes on in the background
        }
        feed.begun().ifPresent(id -> model.note(draft -> draft.withRun(id)));
        feed.drain(this::happened);
        EventFeed.Count scanned = feed.scanned();
        EventFeed.Count evaluated = feed.evaluated();
        if (evaluated.total() > 0) {
            doing(Message.of("train.evaluating", evaluated.done(), evaluated.total()));
        } else if (curves.get().phases().isEmpty() && scanned.total() > 0 && scanned.done() < scanned.total()) {
            doing(Message.of("train.scanning", scanned.done(), scanned.total()));
        }
    }

    private void doing(Message what) {
        if (running()
                && !(state.get() instanceof TrainState.Running r && r.doing().equals(what))) {
            state.set(new TrainState.Running(what));
        }
    }

    private void happened(TrainingEvent event) {
        Curves after = curves.get().after(event);
        if (!after.equals(curves.get())) {
            curves.set(after);
        }
        if (event instanceof TrainingEvent.FeaturesProgress features) {
            doing(Message.of("train.features", features.done(), features.total()));
            picturesPerSecond.set(features.viewsPerSecond());
        } else if (event instanceof TrainingEvent.PhaseStarted started) {
            doing(Message.of("train.phase", started.phase() + 1));
        } else if (event instanceof TrainingEvent.BatchDone batch) {
            picturesPerSecond.set(batch.picturesPerSecond());
            advance(batch.epoch() - 1 + (double) batch.step() / batch.steps(), batch.phase());
        } else if (event instanceof TrainingEvent.EpochDone epoch) {
            advance(epoch.epoch(), epoch.phase());
            finding.set(Optional.of(coach.look(curves.get())));
            look();
        } else if (event instanceof TrainingEvent.Advice said) {
            advice.set(Optional.of(said.message()));
        }
    }

    private void advance(double epochs, int phase) {
        int before = curves.get().phases().stream()
                .filter(p -> p.index() < phase)
                .mapToInt(Curves.Phase::epochs)
                .sum();
        progress.set((before + epochs) / Math.max(1, curves.get().planned()));
    }

    @Override
    public void reset() {
        // A run that is at work goes on; only this window looks elsewhere.
        control = null;
        trained = Optional.empty();
        curves.set(Curves.NONE);
        finding.set(Optional.empty());
        advice.set(Optional.empty());
        progress.set(0);
        state.set(new TrainState.NotStarted());
        look();
        Optional<Project> project = model.projectProperty().get();
        Draft draft = model.draft();
        if (project.isPresent() && draft.run().isPresent()) {
            tasks.start(
                    (done, cancellation) -> runs.find(project.get(), draft.run().get()),
                    known -> known.ifPresent(this::show),
                    failure -> {
                        state.set(new TrainState.Failed(failure.userMessage()));
                        look();
                    });
        }
    }

    private void show(RunStarter.Known known) {
        trained = Optional.of(known.request());
        Curves drawn = known.history().started().map(Curves.NONE::after).orElse(Curves.NONE);
        for (var phase : known.history().phases()) {
            drawn = phase.started().isPresent() ? drawn.after(phase.started().get()) : drawn;
            for (TrainingEvent.EpochDone epoch : phase.epochs()) {
                drawn = drawn.after(epoch);
            }
            drawn = phase.finished().isPresent() ? drawn.after(phase.finished().get()) : drawn;
        }
        curves.set(drawn);
        finding.set(drawn.points().isEmpty() ? Optional.empty() : Optional.of(coach.look(drawn)));
        if (known.state() instanceof RunState.Finished) {
            finish(known.headline());
        } else if (known.state() instanceof RunState.Failed why) {
            state.set(new TrainState.Failed(why.why()));
        } else if (known.state().resumable()) {
            state.set(new TrainState.Paused());
        }
        look();
    }

    private void look() {
        TrainState now = state.get();
        if (now instanceof TrainState.Finished) {
            obstacle.set(Optional.empty());
        } else if (now instanceof TrainState.Running) {
            obstacle.set(Optional.of(Obstacle.wait("train.offRunning")));
        } else {
            obstacle.set(Optional.of(Obstacle.fix(
                    now instanceof TrainState.NotStarted ? "train.offNotStarted" : "train.offNotFinished")));
        }
        int epochs = curves.get().points().size();
        summary.set(
                now instanceof TrainState.NotStarted
                        ? Optional.empty()
                        : now instanceof TrainState.Finished
                                ? Optional.of(Message.of("train.summaryFinished", epochs))
                                : Optional.of(Message.of(
                                        "train.summary", epochs, curves.get().planned())));
    }
}

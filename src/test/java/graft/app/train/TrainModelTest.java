package graft.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.state.Saver;
import graft.app.testing.HandTicker;
import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.app.testing.QuietDesk;
import graft.app.wizard.Draft;
import graft.app.wizard.OpenModel;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.run.RunFolder;
import graft.run.RunHistory;
import graft.run.RunRequest;
import graft.run.RunState;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import graft.training.StopReason;
import graft.training.TrainingEvent;
import graft.worker.client.RunObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fourth step with runs that are scripted. */
class TrainModelTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final OpenModel model = new OpenModel(saver);
    private final InlineTasks tasks = new InlineTasks();
    private final HandTicker ticker = new HandTicker();
    private final QuietDesk desk = new QuietDesk();
    private final RunsAtWork atWork = new RunsAtWork();
    private final ScriptedRuns runs = new ScriptedRuns();
    private final SimpleObjectProperty<Optional<String>> backbone = new SimpleObjectProperty<>(Optional.of("sprout"));
    private final Departure departure = new Departure(atWork, desk);
    private TrainModel train;

    /** Runs of which every one does what is in the script. */
    private final class ScriptedRuns implements Runs {
        private final List<RunFolder> made = new ArrayList<>();
        private int extended;
        private int retrained;
        private int asked;
        private List<TrainingEvent> script = Scripted.run(4);
        private Optional<GraftException> failure = Optional.empty();
        private Consumer<TrainingEvent> meanwhile = event -> {};

        @Override
        public RunFolder make(Project project, RunRequest request) {
            RunFolder run = project.newRun(request, Clock.systemUTC());
            made.add(run);
            return run;
        }

        @Override
        public RunFolder extend(Project project, Known known) {
            extended++;
            return make(project, known.request());
        }

        @Override
        public RunFolder retrain(Project project, Known known) {
            retrained++;
            return make(project, known.request());
        }

        @Override
        public Optional<Known> find(Project project, String id) {
            return made.stream()
                    .filter(run -> run.id().equals(id))
                    .findFirst()
                    .map(run -> new Known(
                            run,
                            run.request(),
                            new RunState.Finished(StopReason.COMPLETED, now()),
                            new RunHistory(
                                    1,
                                    Optional.empty(),
                                    List.of(),
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            Optional.empty()));
        }

        @Override
        public Optional<Evaluation> carryOut(Project project, RunFolder run, RunObserver observer, RunControl control) {
            assertThat(desk.awake()).as("kept awake while training").isEqualTo(1);
            for (TrainingEvent event : script) {
                observer.training(event);
                meanwhile.accept(event);
            }
            failure.ifPresent(e -> {
                throw e;
            });
            return Optional.empty();
        }

        @Override
        public Instant now() {
            asked++;
            return Instant.EPOCH;
        }
    }

    @BeforeEach
    void open() throws IOException {
        NoisePictures.write(folder.resolve("images/ants"), 3, 1);
        LiveRuns live =
                new LiveRuns(runs, atWork, new EndNotice(desk, new Texts(Language.ENGLISH), tasks), tasks, ticker);
        train = new TrainModel(model, backbone, runs, live, tasks, ticker);
        model.projectProperty().addListener(observable -> train.reset());
        Project project =
                new ProjectStore(folder.resolve("projects"), Clock.systemUTC()).forImages(folder.resolve("images"));
        model.open(project, Draft.named("Insects"));
    }

    @AfterEach
    void close() {
        saver.close();
    }

    private TrainState state() {
        return train.stateProperty().get();
    }

    @Test
    void aRunThatIsOverInAnInstantIsFinishedAtOnceAndDrawnOverThreeSeconds() {
        train.start();
        assertThat(state()).isInstanceOf(TrainState.Finished.class);
        assertThat(train.obstacleProperty().get())
                .as("Next does not wait for the drawing")
                .isEmpty();
        assertThat(train.display().curvesProperty().get().points()).hasSizeLessThan(4);
        ticker.strike(12);
        assertThat(train.display().curvesProperty().get().points()).hasSize(4);
        ticker.strike();
        assertThat(ticker.listening()).as("nothing beats on").isZero();
        assertThat(desk.awake()).isZero();
        assertThat(desk.told()).containsExactly("\"Insects\" is trained");
    }

    @Test
    void aRunCanBeStoppedOnceItsFirstEpochHasEnded() {
        List<Boolean> stoppable = new ArrayList<>();
        runs.script = Scripted.run(2); // begins, phase, epoch, epoch, phase over
        runs.meanwhile = event -> {
            ticker.strike();
            assertThat(state()).isInstanceOf(TrainState.Running.class);
            stoppable.add(train.stoppableProperty().get());
        };
        train.start();
        assertThat(stoppable).containsExactly(false, false, true, true, true);
        stoppable.clear();
        train.tenMore();
        assertThat(stoppable).as("another run").containsExactly(false, false, true, true, true);
    }

    @Test
    void theHeadOfAFinishedRunLearnsAgainAsAVersionOfItsOwn() {
        train.retrain();
        assertThat(runs.retrained).as("nothing is finished yet").isZero();
        train.start();
        train.retrain();
        assertThat(runs.retrained).isEqualTo(1);
        assertThat(runs.made).hasSize(2);
        assertThat(state()).isInstanceOf(TrainState.Finished.class);
        assertThat(model.draft().run()).contains(runs.made.get(1).id());
    }

    @Test
    void theSameChoicesAreNotTrainedTwiceAndOthersMakeANewVersion() {
        train.start();
        train.start();
        assertThat(runs.made).hasSize(1);
        assertThat(train.changedProperty().get()).isFalse();
        model.change(draft -> draft.withShares(0.2, 0.2));
        assertThat(train.changedProperty().get()).isTrue();
        train.start();
        assertThat(runs.made).hasSize(2);
        assertThat(train.changedProperty().get()).isFalse();
        assertThat(model.draft().run()).contains(runs.made.get(1).id());
        backbone.set(Optional.of("oak"));
        assertThat(train.changedProperty().get()).isTrue();
    }

    @Test
    void beatsMakeNoRequestsForNothingWasChosen() {
        runs.script = Scripted.run(500);
        int[] before = {0};
        runs.meanwhile = event -> {
            before[0] = runs.asked;
            ticker.strike();
            assertThat(runs.asked).as("requests made by a beat while training").isEqualTo(before[0]);
        };
        train.start();
        int finished = runs.asked;
        ticker.strike(8);
        assertThat(runs.asked).as("requests made by beats after the end").isEqualTo(finished);
        model.change(draft -> draft.withShares(0.2, 0.2));
        assertThat(runs.asked).as("a choice is compared").isGreaterThan(finished);
    }

    @Test
    void tenMoreMakesAVersionThatGoesOnFromThisOne() {
        train.start();
        train.tenMore();
        assertThat(runs.extended).isEqualTo(1);
        assertThat(model.draft().run()).contains(runs.made.get(1).id());
        assertThat(state()).isInstanceOf(TrainState.Finished.class);
    }

    @Test
    void tenMoreThatIsAskedForWhileTrainingFollowsByItself() {
        tasks.hold();
        train.start();
        train.tenMore();
        assertThat(train.moreWantedProperty().get()).isTrue();
        assertThat(runs.extended).isZero();
        tasks.runNext();
        while (tasks.waiting() > 0) {
            tasks.runNext();
        }
        assertThat(runs.extended).isEqualTo(1);
        assertThat(atWork.countProperty().get()).isZero();
    }

    @Test
    void pausingForgetsThatMoreWasWanted() {
        tasks.hold();
        train.start();
        train.tenMore();
        train.pause();
        assertThat(train.moreWantedProperty().get()).isFalse();
    }

    @Test
    void aFailureIsToldAndAPauseIsNot() {
        runs.failure = Optional.of(new GraftException(ErrorCode.DEVICE, Message.of("training.notEvenOne")));
        train.start();
        assertThat(state()).isInstanceOf(TrainState.Failed.class);
        assertThat(desk.told()).containsExactly("\"Insects\" has stopped training");
        runs.failure = Optional.of(GraftException.cancelled());
        train.resume();
        assertThat(state()).isInstanceOf(TrainState.Paused.class);
        assertThat(desk.told()).hasSize(1);
    }

    @Test
    void aRunGoesOnWhileAnotherModelIsOpenAndIsFoundAgain() {
        tasks.hold();
        train.start();
        Project project = model.projectProperty().get().orElseThrow();
        assertThat(atWork.countProperty().get()).isEqualTo(1);
        model.begin();
        assertThat(state()).isInstanceOf(TrainState.NotStarted.class);
        assertThat(atWork.countProperty().get()).isEqualTo(1);
        while (tasks.waiting() > 0) {
            tasks.runNext();
        }
        assertThat(atWork.countProperty().get()).isZero();
        assertThat(state()).as("the other model is not touched").isInstanceOf(TrainState.NotStarted.class);
        model.open(project, Draft.named("Insects").withRun(runs.made.get(0).id()));
        while (tasks.waiting() > 0) {
            tasks.runNext();
        }
        assertThat(state()).isInstanceOf(TrainState.Finished.class);
    }

    @Test
    void closingTheWindowAsksWhileARunIsAtWork() {
        assertThat(departure.mayClose()).isTrue();
        tasks.hold();
        train.start();
        assertThat(departure.mayClose()).isFalse();
        assertThat(departure.askingProperty().get()).isTrue();
        departure.stay();
        assertThat(departure.askingProperty().get()).isFalse();
        departure.mayClose();
        departure.keepTraining();
        assertThat(desk.hidden()).isTrue();
        assertThat(desk.left()).isFalse();
        while (tasks.waiting() > 0) {
            tasks.runNext();
        }
        assertThat(desk.told()).as("before the process ends").hasSize(1);
        assertThat(desk.left()).isTrue();
    }

    @Test
    void savingFirstPausesEveryRunAndThenLeaves() {
        runs.failure = Optional.of(GraftException.cancelled());
        tasks.hold();
        train.start();
        departure.mayClose();
        departure.saveAndClose();
        assertThat(departure.savingProperty().get()).isTrue();
        assertThat(desk.left()).isFalse();
        while (tasks.waiting() > 0) {
            tasks.runNext();
        }
        assertThat(state()).isInstanceOf(TrainState.Paused.class);
        assertThat(desk.left()).isTrue();
        assertThat(desk.hidden()).isFalse();
    }
}

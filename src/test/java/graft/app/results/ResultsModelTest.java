package graft.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.state.Saver;
import graft.app.testing.InlineTasks;
import graft.app.wizard.Obstacle;
import graft.common.AtomicFiles;
import graft.common.Message;
import graft.evaluation.ConfusionMatrix;
import graft.evaluation.Evaluation;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.SampleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsModelTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final InlineTasks tasks = new InlineTasks();
    private final SimpleBooleanProperty training = new SimpleBooleanProperty();
    private FinishedProject project;

    @BeforeEach
    void make() throws IOException {
        project = new FinishedProject(folder, saver, SampleRun.CLASSES, 85);
    }

    @AfterEach
    void close() {
        saver.close();
    }

    private ResultsModel model() {
        ResultsModel model = new ResultsModel(project.model(), training.asObject(), tasks);
        model.reset();
        return model;
    }

    @Test
    void beforeTrainingThereIsNothingAndNextSaysSo() {
        ResultsModel model = model();
        assertThat(model.stateProperty().get()).isEqualTo(new ResultsState.Missing(ResultsState.Reason.NOT_TRAINED));
        assertThat(model.obstacleProperty().get()).contains(Obstacle.fix("results.offNothing"));
    }

    @Test
    void aFinishedRunIsShownWithTheFiguresOfItsFiles() throws IOException {
        project.finished(0.8);
        ResultsModel model = model();
        TestedRun run = model.runProperty().get().orElseThrow();
        RunEvaluation written = project.sample().folder().evaluation();
        assertThat(run.headline()).isEqualTo(written.test());
        assertThat(run.tested()).isTrue();
        assertThat(run.version()).isEqualTo(1);
        assertThat(model.obstacleProperty().get()).isEmpty();
        Evaluation test = written.test().orElseThrow();
        String summary =
                new Texts(Language.ENGLISH).get(model.summaryProperty().get().orElseThrow());
        assertThat(summary).startsWith(Math.round(100 * test.accuracy()) + " % (");
    }

    /** The matrix comes from one file, the pictures of its cells from another: they must agree. */
    @Test
    void everyCellHoldsAsManyPicturesAsItSays() throws IOException {
        project.finished(0.6);
        TestedRun run = model().runProperty().get().orElseThrow();
        ConfusionMatrix matrix = run.headline().orElseThrow().confusion();
        for (int truth = 0; truth < matrix.classes().size(); truth++) {
            for (int answer = 0; answer < matrix.classes().size(); answer++) {
                assertThat(run.in(new Cell(truth, answer))).hasSize(matrix.count(truth, answer));
            }
        }
        assertThat(run.mistakes()).hasSize(matrix.total() - matrix.right());
        assertThat(run.mistakes())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Judged::confidence).reversed());
    }

    @Test
    void theMostFrequentMistakeIsLookedAtFirst() throws IOException {
        project.finished(0.6);
        ResultsModel model = model();
        TestedRun run = model.runProperty().get().orElseThrow();
        Cell first = model.chosenProperty().get().orElseThrow();
        ConfusionMatrix matrix = run.headline().orElseThrow().confusion();
        assertThat(first.right()).isFalse();
        assertThat(run.mixedUp())
                .allMatch(c -> matrix.count(c.truth(), c.answer()) <= matrix.count(first.truth(), first.answer()));
        assertThat(model.lookedAtProperty().get()).contains(run.in(first).get(0));
    }

    @Test
    void withoutMistakesTheFirstLookIsAtAClassThatWasFound() throws IOException {
        project.finished(1.1);
        ResultsModel model = model();
        assertThat(model.runProperty().get().orElseThrow().mistakes()).isEmpty();
        assertThat(model.chosenProperty().get().orElseThrow().right()).isTrue();
    }

    @Test
    void aPictureThatIsLookedAtBringsItsCell() throws IOException {
        project.finished(0.6);
        ResultsModel model = model();
        Judged last = model.runProperty().get().orElseThrow().judged().stream()
                .reduce((one, other) -> other)
                .orElseThrow();
        model.look(last);
        assertThat(model.chosenProperty().get()).contains(last.cell());
        model.choose(new Cell(0, 0));
        assertThat(model.lookedAtProperty().get().orElseThrow().cell()).isEqualTo(new Cell(0, 0));
        model.entered();
        assertThat(model.chosenProperty().get()).contains(new Cell(0, 0));
    }

    @Test
    void aChangeAfterTrainingIsNamed() throws IOException {
        project.finished(0.8);
        ResultsModel model = model();
        assertThat(model.changesProperty().get()).isEmpty();
        project.refit();
        assertThat(model.changesProperty().get()).containsExactly(Change.PICTURES);
        project.model().change(draft -> draft.withBackbone("another"));
        assertThat(model.changesProperty().get()).containsExactly(Change.PICTURES, Change.BACKBONE);
        project.model().undo();
        project.model().undo();
        assertThat(model.changesProperty().get()).isEmpty();
    }

    @Test
    void whileItIsTrainedNextWaitsAndAfterwardsTheResultsAppear() throws IOException {
        project.sample().requested("Leaf check").prepared().trained();
        project.opened();
        ResultsModel model = model();
        assertThat(model.stateProperty().get()).isEqualTo(new ResultsState.Missing(ResultsState.Reason.STOPPED));
        training.set(true);
        assertThat(model.stateProperty().get()).isEqualTo(new ResultsState.Missing(ResultsState.Reason.TRAINING));
        assertThat(model.obstacleProperty().get()).contains(Obstacle.wait("results.offTraining"));
        project.sample().finished(3, 0.8);
        training.set(false);
        assertThat(model.stateProperty().get()).isInstanceOf(ResultsState.Shown.class);
    }

    @Test
    void aDamagedFileGivesASentenceInsteadOfFigures() throws IOException {
        project.finished(0.8);
        AtomicFiles.writeText(project.sample().folder().file(RunFiles.PREDICTIONS), "nothing");
        ResultsModel model = model();
        assertThat(model.stateProperty().get()).isInstanceOf(ResultsState.Broken.class);
        assertThat(model.runProperty().get()).isEmpty();
    }

    @Test
    void resultsOfAnotherModelThatIsOpenedMeanwhileAreNotShown() throws IOException {
        project.finished(0.8);
        ResultsModel model = new ResultsModel(project.model(), training.asObject(), tasks);
        tasks.hold();
        model.reset();
        project.model().begin();
        model.reset();
        while (tasks.waiting() > 0) {
            tasks.runNext();
        }
        assertThat(model.stateProperty().get()).isEqualTo(new ResultsState.Missing(ResultsState.Reason.NOT_TRAINED));
    }

    @Test
    void whatTheFiguresDoNotTellDependsOnTheRun() throws IOException {
        project.finished(0.8);
        TestedRun run = model().runProperty().get().orElseThrow();
        Evaluation test = run.headline().orElseThrow();
        assertThat(LimitsCard.limits(run, test))
                .extracting(Message::key)
                .contains("results.limitGroups", "results.limitOthers")
                .doesNotContain("results.limitValidation", "results.limitFew");
    }

    @Test
    void fewPicturesAreCounted() throws IOException {
        project = new FinishedProject(folder.resolve("few"), saver, List.of("ant", "bee"), 15);
        project.finished(0.8);
        ResultsModel model = model();
        Evaluation test = model.runProperty().get().flatMap(TestedRun::headline).orElseThrow();
        assertThat(test.pictures()).isEqualTo(6);
        Optional<Message> summary = model.summaryProperty().get();
        assertThat(summary.map(m -> new Texts(Language.GERMAN).get(m))).contains(test.correct() + " von 6");
    }
}

package graft.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.state.Saver;
import graft.app.testing.InlineTasks;
import graft.data.Part;
import graft.data.split.SplitManifest;
import graft.evaluation.Evaluation;
import graft.run.SampleRun;
import graft.run.correction.Correction;
import graft.run.correction.RunCorrections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionModelTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private FinishedProject project;
    private ResultsModel results;
    private CorrectionModel model;
    private int retrained;

    @BeforeEach
    void make() throws IOException {
        project = new FinishedProject(folder, saver, SampleRun.CLASSES, 85).finished(0.6);
        project.sample().split().write(project.project().path().resolve("split.csv"));
        InlineTasks tasks = new InlineTasks();
        results = new ResultsModel(project.model(), new SimpleBooleanProperty().asObject(), tasks);
        results.reset();
        model = new CorrectionModel(results, () -> retrained++, tasks, SampleRun.CLOCK);
    }

    @AfterEach
    void close() {
        saver.close();
    }

    private TestedRun run() {
        return results.runProperty().get().orElseThrow();
    }

    private Corrected corrected() {
        return model.correctedProperty().get();
    }

    @Test
    void aCorrectedMistakeStandsBesideTheHeadlineAndNotInIt() {
        Evaluation before = run().headline().orElseThrow();
        Judged mistake = run().mistakes().get(0);
        model.moveTo(mistake, SampleRun.CLASSES.get(mistake.answer()));
        assertThat(run().headline()).contains(before);
        assertThat(corrected().score().orElseThrow().evaluation().correct()).isEqualTo(before.correct() + 1);
        assertThat(corrected().unlearned()).isZero();
        assertThat(model.of(mistake).orElseThrow().from()).isEqualTo(SampleRun.CLASSES.get(mistake.truth()));
        assertThat(model.undo()).isTrue();
        assertThat(corrected().score()).isEmpty();
        assertThat(model.of(mistake)).isEmpty();
        assertThat(corrected().all().made()).hasSize(1);
        assertThat(model.undo()).isFalse();
    }

    @Test
    void leavingATestPictureOutWithoutAReasonIsRefused() {
        Judged mistake = run().mistakes().get(0);
        model.leaveOut(mistake, " ");
        assertThat(model.failureProperty().get()).isPresent();
        assertThat(corrected().all().made()).isEmpty();
        model.leaveOut(mistake, "a thumb");
        assertThat(model.failureProperty().get()).isEmpty();
        assertThat(corrected().score().orElseThrow().leftOut()).isEqualTo(1);
        assertThat(model.of(mistake).map(Correction::reason)).contains("a thumb");
    }

    @Test
    void onlyWhatTheRunHasNotLearnedFromWaitsForTheHead() throws IOException {
        SplitManifest.Entry learned = project.sample().split().of(Part.TRAIN).get(0);
        String other = SampleRun.CLASSES.stream()
                .filter(c -> !c.equals(learned.className()))
                .findFirst()
                .orElseThrow();
        Correction made = project.project()
                .corrections()
                .make(
                        Correction.Wish.moveTo(learned.digest(), learned.path(), learned.className(), other),
                        SampleRun.CLOCK);
        CorrectionModel reopened = new CorrectionModel(results, () -> retrained++, new InlineTasks(), SampleRun.CLOCK);
        assertThat(reopened.correctedProperty().get().unlearned()).isEqualTo(1);
        assertThat(reopened.correctedProperty().get().score()).isEmpty();

        new RunCorrections(List.of(made), List.of()).write(project.sample().folder());
        reopened = new CorrectionModel(results, () -> retrained++, new InlineTasks(), SampleRun.CLOCK);
        assertThat(reopened.correctedProperty().get().unlearned()).isZero();
        project.project().corrections().undo(Optional.empty(), SampleRun.CLOCK);
        reopened = new CorrectionModel(results, () -> retrained++, new InlineTasks(), SampleRun.CLOCK);
        assertThat(reopened.correctedProperty().get().unlearned()).isEqualTo(1);
        reopened.retrain();
        assertThat(retrained).isEqualTo(1);
    }
}

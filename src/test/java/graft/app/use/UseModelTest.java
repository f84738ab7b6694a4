package graft.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.results.FinishedProject;
import graft.app.results.ResultsModel;
import graft.app.state.Saver;
import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.common.Message;
import graft.data.decode.ImageIoPictureReader;
import graft.model.HeatMap;
import graft.model.ParityReport;
import graft.model.shift.Measure;
import graft.model.shift.ShiftReport;
import graft.run.SampleRun;
import graft.run.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UseModelTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final InlineTasks tasks = new InlineTasks();
    private final ScriptedWorker worker = new ScriptedWorker(SampleRun.CLASSES);
    private FinishedProject project;
    private ResultsModel results;
    private UseModel use;
    private Path rust;
    private Path healthy;
    private Path broken;

    @BeforeEach
    void open() throws IOException {
        project = new FinishedProject(folder, saver, SampleRun.CLASSES, 25).finished(0.8);
        new ReportWriter().write(project.sample().folder());
        results = new ResultsModel(project.model(), new SimpleBooleanProperty().asObject(), tasks);
        use = new UseModel(results, worker, new ImageIoPictureReader(), tasks);
        results.reset();
        Path field = folder.resolve("field");
        NoisePictures.write(field.resolve("rust"), 1, 5);
        NoisePictures.write(field.resolve("healthy"), 1, 6);
        rust = field.resolve("rust/picture0.png");
        healthy = field.resolve("healthy/picture0.png");
        broken = Files.createFile(field.resolve("rust/broken.png"));
    }

    @AfterEach
    void close() {
        saver.close();
    }

    private Tried chosen() {
        return use.pictures().chosenProperty().get().orElseThrow();
    }

    @Test
    void aPictureIsAnsweredAndExplained() {
        use.take(List.of(rust));
        assertThat(chosen().answer().orElseThrow().label()).isEqualTo("rust");
        assertThat(use.pictures().pictureProperty().get().orElseThrow().width()).isEqualTo(64);
        assertThat(use.pictures().heatMapProperty().get().map(HeatMap::label)).contains("rust");
        assertThat(use.pictures().busyProperty().get()).isFalse();
    }

    @Test
    void whileTheAnswerIsWaitedForThePictureIsNamedAlready() {
        tasks.hold();
        use.take(List.of(rust));
        assertThat(use.pictures().busyProperty().get()).isTrue();
        assertThat(chosen().waits()).isTrue();
        assertThat(chosen().name()).isEqualTo("picture0.png");
    }

    @Test
    void amongSeveralOneThatCannotBeReadSaysWhy() {
        use.take(List.of(rust, broken, healthy));
        List<Tried> tried = use.pictures().triedProperty().get();
        assertThat(tried).hasSize(3);
        assertThat(tried.get(1).problem()).contains(Message.of("data.readEmpty"));
        use.pictures().choose(tried.get(1));
        assertThat(use.pictures().heatMapProperty().get()).isEmpty();
        use.pictures().choose(tried.get(2));
        assertThat(use.pictures().heatMapProperty().get().map(HeatMap::label)).contains("healthy");
    }

    /** A person presses on: what was asked first must not come after what was asked last. */
    @Test
    void anAnswerThatComesLateIsNotShown() {
        tasks.hold();
        use.take(List.of(rust));
        use.take(List.of(healthy));
        while (tasks.waiting() > 0) {
            tasks.runNext();
        }
        assertThat(chosen().answer().orElseThrow().label()).isEqualTo("healthy");
        assertThat(use.pictures().heatMapProperty().get().map(HeatMap::label)).contains("healthy");
    }

    @Test
    void aWorkerThatDiesGivesASentenceAndTheNextQuestionIsAnswered() {
        worker.dead = true;
        use.take(List.of(rust));
        assertThat(use.pictures().troubleProperty().get()).contains(Message.of("worker.killed", "worker.log"));
        assertThat(use.pictures().triedProperty().get()).isEmpty();
        worker.dead = false;
        use.take(List.of(rust));
        assertThat(use.pictures().troubleProperty().get()).isEmpty();
        assertThat(chosen().answer()).isPresent();
    }

    @Test
    void aModelThatCannotExplainItselfStillAnswers() {
        worker.unexplained = true;
        use.take(List.of(rust));
        assertThat(chosen().answer()).isPresent();
        assertThat(use.pictures().heatMapProperty().get()).isEmpty();
        assertThat(use.pictures().noHeatMapProperty().get()).contains(Message.of("model.notRun"));
    }

    @Test
    void moreThanCanBeLookedThroughAreCutAndThatIsSaid() {
        use.take(java.util.Collections.nCopies(TryModel.MOST + 5, rust));
        assertThat(use.pictures().triedProperty().get()).hasSize(TryModel.MOST);
        assertThat(use.pictures().troubleProperty().get())
                .contains(Message.of("use.tooMany", TryModel.MOST, TryModel.MOST + 5));
    }

    @Test
    void aFolderBecomesATableWithPathsFromTheFolder() throws IOException {
        use.take(List.of(folder.resolve("field")));
        assertThat(use.folder().stateProperty().get()).isInstanceOf(FolderState.Ready.class);
        Path table = folder.resolve("out/answers.csv");
        Files.createDirectories(table.getParent());
        use.folder().answer(table, ';', Optional.empty());
        FolderState.Done done = (FolderState.Done) use.folder().stateProperty().get();
        assertThat(done.answered()).isEqualTo(2);
        assertThat(done.unread()).isEqualTo(1);
        assertThat(done.firstProblem()).contains(Message.of("data.readEmpty"));
        assertThat(done.labels()).containsExactly(Map.entry("healthy", 1), Map.entry("rust", 1));
        List<String> lines = Files.readAllLines(table);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("\uFEFFpicture;label;probability");
        assertThat(lines.get(1)).startsWith("healthy/picture0.png;healthy;0,900000;yes");
    }

    @Test
    void aFolderThatFailsLeavesNoTable() {
        use.take(List.of(folder.resolve("field")));
        worker.dead = true;
        Path table = folder.resolve("answers.csv");
        use.folder().answer(table, ',', Optional.empty());
        assertThat(use.folder().stateProperty().get()).isInstanceOf(FolderState.Failed.class);
        assertThat(table).doesNotExist();
    }

    @Test
    void aFolderThatIsCancelledIsReadyAgainAndLeavesNoTable() {
        use.take(List.of(folder.resolve("field")));
        tasks.hold();
        Path table = folder.resolve("answers.csv");
        use.folder().answer(table, ',', Optional.empty());
        assertThat(use.folder().stateProperty().get()).isInstanceOf(FolderState.Running.class);
        use.folder().cancel();
        tasks.runNext();
        assertThat(use.folder().stateProperty().get()).isInstanceOf(FolderState.Ready.class);
        assertThat(table).doesNotExist();
        assertThat(worker.answered).isZero();
    }

    /** A thousand pictures into a folder of two thousand, somebody needs the computer. */
    @Test
    void whatWasCancelledGoesOnWhereItWas() throws IOException {
        use.take(List.of(folder.resolve("field")));
        Path table = folder.resolve("answers.csv");
        worker.stopsAfter = 1;
        use.folder().answer(table, ',', Optional.empty());
        assertThat(table).doesNotExist();
        use.take(List.of(folder.resolve("field")));
        worker.stopsAfter = Integer.MAX_VALUE;
        use.folder().answer(table, ',', Optional.of(folder.resolve("sorted")));
        FolderState.Done done = (FolderState.Done) use.folder().stateProperty().get();
        assertThat(done.before()).isEqualTo(1);
        assertThat(worker.answered).isEqualTo(3);
        assertThat(Files.readAllLines(table)).hasSize(4);
        assertThat(folder.resolve("sorted/healthy/picture0.png")).hasSameBinaryContentAs(healthy);
        assertThat(folder.resolve("sorted/rust/picture0.png")).exists();
        assertThat(folder.resolve("sorted/_unreadable/broken.png")).exists();
        assertThat(folder.resolve("answers.csv.unfinished")).doesNotExist();
    }

    @Test
    void picturesUnlikeTheTrainingAreSaidToBeBeforeAnythingIsAnswered() throws IOException {
        worker.likeness = new ShiftReport(
                30, 200, List.of(new ShiftReport.Finding(Measure.DARKER, 28, 3, 1e-9, List.of(rust.toString()))));
        NoisePictures.write(folder.resolve("many"), 30, 7);
        use.take(List.of(folder.resolve("many")));
        FolderState.Ready ready =
                (FolderState.Ready) use.folder().stateProperty().get();
        assertThat(ready.likeness().orElseThrow().sentences()).containsExactly(Message.of("shift.darker", 28, 30, 3L));
        assertThat(worker.answered).isZero();
    }

    @Test
    void anEmptyFolderSaysSo() throws IOException {
        use.take(List.of(Files.createDirectory(folder.resolve("nothing"))));
        assertThat(use.folder().stateProperty().get())
                .isEqualTo(new FolderState.Failed(folder.resolve("nothing"), Message.of("use.folderEmpty")));
    }

    @Test
    void theModelIsTakenAlongWithItsProof() {
        Path target = folder.resolve("model.onnx");
        use.export().take(Take.MODEL, target);
        TakeState.Written written =
                (TakeState.Written) use.export().stateProperty(Take.MODEL).get();
        assertThat(written.file()).isEqualTo(target).exists();
        assertThat(written.proof().map(ParityReport::compared)).contains(20);
        assertThat(use.export().stateProperty(Take.BUNDLE).get()).isEqualTo(new TakeState.Idle());
    }

    @Test
    void aModelThatAnswersOtherwiseIsNotKept() {
        worker.exportDifference = 0.2;
        Path target = folder.resolve("model.graft");
        use.export().take(Take.BUNDLE, target);
        assertThat(use.export().stateProperty(Take.BUNDLE).get())
                .isEqualTo(new TakeState.Failed(Message.of("use.proofFailed", 20, 0.2)));
        assertThat(target).doesNotExist();
    }

    @Test
    void theReportIsTheOneOfTheRun() throws IOException {
        Path target = folder.resolve("report.html");
        use.export().take(Take.REPORT, target);
        assertThat(use.export().stateProperty(Take.REPORT).get())
                .isEqualTo(new TakeState.Written(target, Optional.empty()));
        assertThat(target).hasSameBinaryContentAs(project.sample().folder().file("report.html"));
    }

    @Test
    void whatWasTriedIsForgottenWithTheModel() {
        use.take(List.of(rust));
        use.take(List.of(folder.resolve("field")));
        use.export().take(Take.MODEL, folder.resolve("model.onnx"));
        project.model().begin();
        results.reset();
        assertThat(use.pictures().triedProperty().get()).isEmpty();
        assertThat(use.folder().stateProperty().get()).isEqualTo(new FolderState.None());
        assertThat(use.export().stateProperty(Take.MODEL).get()).isEqualTo(new TakeState.Idle());
        use.take(List.of(rust));
        assertThat(use.pictures().triedProperty().get()).isEmpty();
    }
}

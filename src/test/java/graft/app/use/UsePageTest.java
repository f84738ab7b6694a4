package graft.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.control.Widgets;
import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.results.FinishedProject;
import graft.app.results.ResultsModel;
import graft.app.state.Saver;
import graft.app.testing.Fx;
import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.app.testing.PageStage;
import graft.app.testing.QuietDesk;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import graft.app.wizard.Navigator;
import graft.data.decode.ImageIoPictureReader;
import graft.run.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sixth page with a worker that answers by rules. */
class UsePageTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final Texts texts = new Texts(Language.ENGLISH);
    private final QuietDesk desk = new QuietDesk();
    private final ScriptedWorker worker = new ScriptedWorker(SampleRun.CLASSES);
    private PictureLoader loader;
    private UseModel model;
    private PageStage stage;
    private Path rust;

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(Look::loadFonts);
    }

    @BeforeEach
    void open() throws IOException {
        FinishedProject project = new FinishedProject(folder, saver, SampleRun.CLASSES, 25).finished(0.8);
        NoisePictures.write(folder.resolve("field/rust"), 2, 5);
        rust = folder.resolve("field/rust/picture0.png");
        Fx.run(() -> {
            loader = new PictureLoader(Platform::runLater);
            InlineTasks tasks = new InlineTasks();
            ResultsModel results = new ResultsModel(project.model(), new SimpleBooleanProperty().asObject(), tasks);
            model = new UseModel(results, worker, new ImageIoPictureReader(), tasks);
            results.reset();
            UsePage page =
                    new UsePage(new Widgets(texts), model, new Navigator(), loader, new ImageIoPictureReader(), desk);
            stage = new PageStage(page.view(), texts, 1000, 800);
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        loader.close();
        saver.close();
    }

    private void press(String text) {
        stage.buttons().stream()
                .filter(b -> text.equals(b.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is none of " + stage.words()))
                .fire();
        stage.settle();
    }

    @Test
    void aChosenPictureIsAnsweredInWords() {
        Fx.run(() -> {
            desk.answerWith(rust);
            press("Choose pictures");
            assertThat(stage.words()).contains("rust", "90 % sure", "picture0.png");
            assertThat(stage.node("#strength").isVisible()).isTrue();
        });
    }

    @Test
    void whatIsNotSureIsNotCalledByAName() {
        Fx.run(() -> {
            worker.sureness = 0.4;
            model.take(List.of(rust));
            stage.settle();
            assertThat(stage.words()).contains("Not sure").doesNotContain("40 % sure");
        });
    }

    @Test
    void aFileThatIsNoPictureSaysWhy() throws IOException {
        Path broken = Files.createFile(folder.resolve("broken.png"));
        Fx.run(() -> {
            model.take(List.of(broken));
            stage.settle();
            assertThat(stage.words()).contains("broken.png cannot be read");
        });
    }

    @Test
    void anExportSaysWhereItWentAndShowsIt() {
        Fx.run(() -> {
            Path target = folder.resolve("taken.onnx");
            desk.answerWith(target);
            press("Export");
            assertThat(stage.words()).contains("Exported");
            press("Show in folder");
            assertThat(desk.shown()).containsExactly(target);
        });
    }

    @Test
    void nothingIsCutOffAndEverythingHasANameInBothLanguages() {
        Fx.run(() -> {
            model.take(List.of(rust, folder.resolve("field/rust/picture1.png")));
            model.take(List.of(folder.resolve("field")));
            for (Language language : Language.values()) {
                for (int percent : new int[] {100, 150}) {
                    stage.change(language, percent == 100 ? Theme.LIGHT : Theme.DARK, percent);
                    assertThat(stage.narrowButtons())
                            .as("%s at %d percent", language, percent)
                            .isEmpty();
                    assertThat(stage.namelessButtons()).as("%s", language).isEmpty();
                }
            }
        });
    }
}

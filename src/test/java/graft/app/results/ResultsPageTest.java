package graft.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.control.Widgets;
import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.state.Saver;
import graft.app.testing.Fx;
import graft.app.testing.InlineTasks;
import graft.app.testing.PageStage;
import graft.app.testing.QuietDesk;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import graft.app.wizard.Navigator;
import graft.app.wizard.StepId;
import graft.data.decode.ImageIoPictureReader;
import graft.evaluation.ConfusionMatrix;
import graft.evaluation.Evaluation;
import graft.run.SampleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fifth page with a run that was made up: what it says, by which keys, and that nothing of it is cut off. */
class ResultsPageTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final Texts texts = new Texts(Language.ENGLISH);
    private final Navigator navigator = new Navigator();
    private final QuietDesk desk = new QuietDesk();
    private FinishedProject project;
    private PictureLoader loader;
    private ResultsModel model;
    private CorrectionModel corrections;
    private Node bar;
    private int retrained;
    private PageStage stage;

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(Look::loadFonts);
    }

    @BeforeEach
    void make() throws IOException {
        project = new FinishedProject(folder, saver, SampleRun.CLASSES, 85);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        loader.close();
        saver.close();
    }

    private void open() {
        Fx.run(() -> {
            loader = new PictureLoader(Platform::runLater);
            model = new ResultsModel(project.model(), new SimpleBooleanProperty().asObject(), new InlineTasks());
            model.reset();
            corrections = new CorrectionModel(model, () -> retrained++, new InlineTasks(), SampleRun.CLOCK);
            ResultsPage page = new ResultsPage(
                    new Widgets(texts),
                    model,
                    corrections,
                    navigator,
                    loader,
                    new ImageIoPictureReader(),
                    desk,
                    Clock.systemUTC());
            bar = page.bottomExtra().orElseThrow();
            stage = new PageStage(page.view(), texts, 1000, 800);
        });
    }

    private ButtonBase cell(String spoken) {
        return stage.buttons().stream()
                .filter(b -> b.getStyleClass().contains("matrix-cell"))
                .filter(b -> spoken.equals(b.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(spoken));
    }

    @Test
    void aPictureIsMovedToItsClassAndLeftOutForAReason() throws IOException {
        project.finished(0.6);
        project.sample().split().write(project.project().path().resolve("split.csv"));
        open();
        Fx.run(() -> {
            assertThat(bar.isVisible()).isFalse();
            MenuButton move = (MenuButton) stage.node("#correct .menu-button");
            MenuItem other = move.getItems().stream()
                    .filter(MenuItem::isVisible)
                    .findFirst()
                    .orElseThrow();
            other.fire();
            stage.settle();
            assertThat(bar.isVisible()).isTrue();
            assertThat(stage.words()).anyMatch(w -> w.startsWith("It is " + other.getText() + ", not "));
            assertThat(stage.node("#corrections").isVisible()).isTrue();
            assertThat(stage.narrowButtons()).isEmpty();
            button("Undo").fire();
            stage.settle();
            button("Leave out").fire();
            TextField why = (TextField) stage.node("#correct .text-field");
            assertThat(button("Leave it out").isDisabled()).isTrue();
            why.setText("shows a thumb");
            button("Leave it out").fire();
            stage.settle();
            assertThat(stage.words()).contains("Left out: shows a thumb");
            assertThat(corrections.correctedProperty().get().all().made()).hasSize(2);
        });
    }

    private ButtonBase button(String text) {
        return stage.buttons().stream()
                .filter(b -> text.equals(b.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    @Test
    void everyCellSaysItselfAndLeadsToItsPictures() throws IOException {
        project.finished(0.6);
        open();
        ConfusionMatrix matrix = model.runProperty()
                .get()
                .flatMap(TestedRun::headline)
                .map(Evaluation::confusion)
                .orElseThrow();
        Fx.run(() -> {
            cell("blight: " + matrix.count(0, 0) + " of 17 found").fire();
            assertThat(stage.words()).contains("blight, and found");
            cell("blight, called rust: " + matrix.count(0, 2) + " of 17").fire();
            stage.settle();
            assertThat(stage.words()).contains("blight, but called rust");
            stage.change(Language.GERMAN, Theme.DARK, 100);
            assertThat(cell("blight, als rust bezeichnet: " + matrix.count(0, 2) + " von 17"))
                    .isNotNull();
        });
    }

    @Test
    void theArrowKeysMoveInTheMatrixWhichIsOneTabStop() throws IOException {
        project.finished(0.6);
        open();
        Fx.run(() -> {
            assertThat(stage.buttons().stream()
                            .filter(b -> b.getStyleClass().contains("matrix-cell"))
                            .filter(Node::isFocusTraversable))
                    .hasSize(1);
            model.choose(new Cell(0, 0));
            ButtonBase first = stage.buttons().stream()
                    .filter(b -> b.getStyleClass().contains("matrix-cell"))
                    .findFirst()
                    .orElseThrow();
            first.requestFocus();
            press(first, KeyCode.RIGHT);
            assertThat(focusedCell()).startsWith("blight, called healthy");
            press(stage.focusOwner(), KeyCode.DOWN);
            assertThat(focusedCell()).startsWith("healthy: ");
        });
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", key.getName(), key, false, false, false, false));
    }

    private String focusedCell() {
        return String.valueOf(stage.focusOwner().getAccessibleText());
    }

    @Test
    void nothingIsCutOffAndEverythingHasANameInBothLanguages() throws IOException {
        project.finished(0.6);
        open();
        Fx.run(() -> {
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

    @Test
    void resultsOfAnEarlierVersionAreSaidToBeSo() throws IOException {
        project.finished(0.8);
        open();
        Fx.run(() -> {
            assertThat(stage.words()).doesNotContain("These results belong to an earlier version");
            project.refit();
            stage.settle();
            assertThat(stage.words()).contains("These results belong to an earlier version");
        });
    }

    @Test
    void withoutAModelThePageSaysWhatToDo() {
        open();
        Fx.run(() -> {
            assertThat(stage.words()).contains("No results yet");
            stage.buttons().stream()
                    .filter(b -> "Go to the training".equals(b.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            assertThat(navigator.place()).isEqualTo(StepId.TRAIN);
        });
    }
}

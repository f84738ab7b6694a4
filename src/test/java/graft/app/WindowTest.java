package graft.app;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.i18n.Language;
import graft.app.task.FxTasks;
import graft.app.task.FxTicker;
import graft.app.testing.CountingTasks;
import graft.app.testing.Fx;
import graft.app.testing.NoisePictures;
import graft.app.testing.QuietDesk;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import graft.app.wizard.Hall;
import graft.app.wizard.Place;
import graft.app.wizard.StepId;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.data.decode.ImageIoPictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window itself, without a screen: its pages open, say what they should, and cut nothing off in either language. */
class WindowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private CountingTasks tasks;
    private FxTasks pool;
    private Studio studio;
    private Stage stage;

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(Look::loadFonts);
    }

    @BeforeEach
    void open() {
        FxTicker ticker = new FxTicker();
        pool = new FxTasks(ticker, Platform::runLater);
        tasks = new CountingTasks(pool);
        Environment environment = new Environment(
                new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache")),
                ApplicationFolder.none(),
                Clock.systemUTC(),
                Locale.ENGLISH,
                tasks,
                ticker,
                Platform::runLater,
                () -> {
                    throw new AssertionError("no worker is needed here");
                },
                (log, stay) -> {
                    throw new AssertionError("no worker is needed here");
                },
                new ImageIoPictureReader(),
                new QuietDesk());
        studio = Fx.on(() -> new Studio(environment));
        stage = Fx.on(() -> {
            Stage made = new Stage();
            made.setScene(studio.scene(1280, 800));
            made.show();
            return made;
        });
        settle();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        studio.close();
        pool.close();
    }

    private void settle() {
        Awaitility.await().atMost(PATIENCE).until(tasks::idle);
        Fx.run(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    private void go(Place place) {
        Fx.run(() -> studio.models().navigator().go(place));
        settle();
    }

    private void choosePictures() throws IOException {
        Path images = folder.resolve("images");
        NoisePictures.write(images.resolve("ants"), 12, 1);
        NoisePictures.write(images.resolve("bees"), 12, 2);
        NoisePictures.write(images.resolve("wasps"), 2, 3);
        Fx.run(() -> studio.models().pictures().choose(images));
        settle();
    }

    @Test
    void anEmptyHomeLeadsToANewModel() {
        assertThat(texts()).contains("Grow your first model");
        Fx.run(() -> button("#new-model").fire());
        settle();
        assertThat(texts()).contains("Drop a folder here", "Next is off: choose a folder of pictures.");
        assertThat(Fx.on(() -> button("#next").isDisabled())).isTrue();
    }

    @Test
    void aClassThatIsTooSmallHoldsNextUntilItIsLeftOut() throws IOException {
        choosePictures();
        assertThat(texts()).contains("Next is off: leave out class \"wasps\" or add 1 picture to it.");
        Fx.run(() -> studio.models().pictures().decisions().leaveOut("wasps"));
        settle();
        assertThat(texts()).contains("Good to go: 24 pictures in 2 classes");
        assertThat(Fx.on(() -> button("#next").isDisabled())).isFalse();
    }

    @Test
    void theLanguageChangesWhileThePageIsOpen() throws IOException {
        choosePictures();
        Fx.run(() -> studio.models().settings().change(s -> s.withLanguage(Language.GERMAN)));
        settle();
        assertThat(texts()).contains("Bilder", "Weiter", "Ordner wechseln").doesNotContain("Pictures", "Next");
    }

    @Test
    void noButtonIsNarrowerThanItsTextInAnyLanguageThemeOrSize() throws IOException {
        choosePictures();
        for (Language language : Language.values()) {
            for (int percent : new int[] {100, 150}) {
                Fx.run(() -> studio.models().settings().change(s -> s.withLanguage(language)
                        .withAppearance(s.appearance()
                                .withTypePercent(percent)
                                .withTheme(percent == 100 ? Theme.LIGHT : Theme.DARK))));
                for (Place place : List.of(Hall.HOME, Hall.WORDS, Hall.SETTINGS, Hall.BACKBONES, StepId.PICTURES)) {
                    go(place);
                    assertThat(Fx.on(this::narrowButtons))
                            .as("%s in %s at %d percent", place, language, percent)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void everyControlThatTakesTheFocusHasAName() throws IOException {
        choosePictures();
        for (Place place : List.of(Hall.HOME, Hall.WORDS, Hall.SETTINGS, Hall.BACKBONES, StepId.PICTURES)) {
            go(place);
            assertThat(Fx.on(this::namelessButtons)).as("%s", place).isEmpty();
        }
    }

    private ButtonBase button(String id) {
        return (ButtonBase) stage.getScene().lookup(id);
    }

    private List<String> narrowButtons() {
        return visible().stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(b -> b.getText() != null && !b.getText().isEmpty() && !b.isWrapText())
                .filter(b -> b.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY)
                .filter(b -> b.getWidth() + 1 < b.prefWidth(-1))
                .map(b -> b.getText() + ": " + b.getWidth() + " of " + b.prefWidth(-1))
                .toList();
    }

    private List<String> namelessButtons() {
        return visible().stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(Node::isFocusTraversable)
                .filter(b -> (b.getText() == null || b.getText().isBlank())
                        && (b.getAccessibleText() == null
                                || b.getAccessibleText().isBlank()))
                .map(b -> b.getClass().getSimpleName() + b.getStyleClass())
                .toList();
    }

    private List<String> texts() {
        return Fx.on(() -> visible().stream()
                .filter(Labeled.class::isInstance)
                .map(n -> ((Labeled) n).getText())
                .filter(t -> t != null && !t.isBlank())
                .toList());
    }

    /** Every node that can be seen if one scrolls far enough. */
    private List<Node> visible() {
        List<Node> nodes = new ArrayList<>();
        collect(stage.getScene().getRoot(), nodes);
        return nodes;
    }

    private static void collect(Node node, List<Node> nodes) {
        if (!node.isVisible()) {
            return;
        }
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
        }
    }
}

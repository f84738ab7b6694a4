package graft.app;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.depth.Preset;
import graft.app.i18n.Language;
import graft.app.results.Cell;
import graft.app.state.GentleMode;
import graft.app.task.FxTasks;
import graft.app.task.FxTicker;
import graft.app.testing.Contrast;
import graft.app.testing.CountingTasks;
import graft.app.testing.Fx;
import graft.app.testing.Inspection;
import graft.app.testing.NoisePictures;
import graft.app.testing.Png;
import graft.app.testing.QuietDesk;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import graft.app.use.ScriptedWorker;
import graft.app.use.Take;
import graft.app.wizard.Hall;
import graft.app.wizard.StepId;
import graft.common.ApplicationFolder;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Fit;
import graft.data.decode.ImageIoPictureReader;
import graft.model.KnownLimit;
import graft.run.SampleRun;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every page in each of its states: nothing is cut off in a small window or with large type, in either
 * language; every control has a name, a role and its turn with Tab; all that is written can be read in both themes.
 */
class PagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** System property: a folder into which every page is drawn as it is tested. */
    private static final String PICTURES = "graft.test.pictures";

    @TempDir
    Path folder;

    private CountingTasks tasks;
    private FxTasks pool;
    private Studio studio;
    private Stage stage;
    private ProjectStore projects;
    private ScriptedWorker worker;
    private View view = View.EMPTY_HOME;

    /** A page in one of its states, and what a person does to get there. */
    enum View {
        EMPTY_HOME(List.of(test -> test.studio.models().home().refresh())),
        HOME_WITH_MODELS(List.of(
                PagesTest::makeModels, test -> test.studio.models().home().refresh())),
        WORDS(List.of(test -> test.studio.models().navigator().go(Hall.WORDS))),
        SETTINGS(List.of(test -> test.studio.models().navigator().go(Hall.SETTINGS))),
        ABOUT(List.of(test -> test.studio.models().navigator().go(Hall.ABOUT))),
        BACKBONES(List.of(test -> test.studio.models().navigator().go(Hall.BACKBONES))),
        NO_PICTURES(List.of(test -> test.studio.models().home().newModel())),
        NO_SUCH_FOLDER(List.of(
                test -> test.studio.models().home().newModel(),
                test -> test.studio.models().pictures().choose(test.folder.resolve("gone")))),
        PICTURES(List.of(PagesTest::choosePictures)),
        PICTURES_TO_MEND(List.of(PagesTest::chooseFlawedPictures)),
        BACKBONE(List.of(PagesTest::choosePictures, PagesTest::next)),
        DEPTH(List.of(
                PagesTest::choosePictures,
                PagesTest::next,
                PagesTest::next,
                test -> test.studio.models().depth().choose(Preset.LAST_STAGES),
                test -> ((TitledPane) test.stage.getScene().lookup("#advanced")).setExpanded(true))),
        TRAINING_NOT_STARTED(List.of(PagesTest::choosePictures, PagesTest::next, PagesTest::next, test -> test.studio
                .models()
                .navigator()
                .go(StepId.TRAIN))),
        TRAINING_FAILED(List.of(PagesTest::choosePictures, PagesTest::next, PagesTest::next, PagesTest::next)),
        TRAINING_PAUSED(List.of(
                PagesTest::makeModels, test -> test.studio.models().home().refresh(), test -> test.open("paused"))),
        TRAINED(List.of(
                PagesTest::makeModels, test -> test.studio.models().home().refresh(), test -> test.open("finished"))),
        NO_RESULTS(List.of(
                PagesTest::choosePictures,
                test -> test.studio.models().navigator().go(StepId.RESULTS))),
        RESULTS_OF_STOPPED_RUN(
                List.of(PagesTest::makeModels, PagesTest::goHome, test -> test.open("paused", StepId.RESULTS))),
        RESULTS(List.of(PagesTest::makeModels, PagesTest::goHome, test -> test.open("finished", StepId.RESULTS))),
        RESULTS_WITH_CELL(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.RESULTS),
                test -> test.studio.models().results().choose(new Cell(0, 0)))),
        RESULTS_WITHOUT_TEST(List.of(
                PagesTest::makeModelsWithLessToTell,
                PagesTest::goHome,
                test -> test.open("validated", StepId.RESULTS))),
        RESULTS_OF_FEW(List.of(
                PagesTest::makeModelsWithLessToTell, PagesTest::goHome, test -> test.open("few", StepId.RESULTS))),
        RESULTS_OF_EARLIER_VERSION(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.RESULTS),
                test -> test.studio.models().pictures().decisions().fit(new Fit.Pad()))),
        NOTHING_TO_USE(List.of(
                PagesTest::choosePictures,
                test -> test.studio.models().navigator().go(StepId.USE))),
        USE(List.of(PagesTest::makeModels, PagesTest::goHome, test -> test.open("finished", StepId.USE))),
        USE_SURE(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.studio.models().use().take(List.of(test.rust())))),
        USE_NOT_SURE(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.worker.sureness = 0.4,
                test -> test.studio.models().use().take(List.of(test.rust())))),
        USE_UNKNOWN(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.worker.limit = Optional.of(new KnownLimit(0.95, 51)),
                test -> test.studio.models().use().take(List.of(test.rust())))),
        USE_SEVERAL(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.studio.models().use().take(List.of(test.broken(), test.rust())))),
        USE_UNREADABLE(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.studio.models().use().take(List.of(test.broken())))),
        USE_FOLDER(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.studio.models().use().folder().choose(test.field()))),
        USE_TABLE(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.studio.models().use().folder().choose(test.field()),
                test -> test.studio.models().use().folder().answer(test.folder.resolve("field-answers.csv"), ','))),
        USE_TAKEN(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.take(Take.MODEL),
                test -> test.take(Take.BUNDLE))),
        USE_NOT_TAKEN(List.of(
                PagesTest::makeModels,
                PagesTest::goHome,
                test -> test.open("finished", StepId.USE),
                test -> test.worker.exportDifference = 0.25,
                test -> test.take(Take.MODEL))),
        TRAINING_GENTLY(List.of(
                test -> test.studio.models().settings().change(s -> s.withGentle(GentleMode.ALWAYS)),
                PagesTest::choosePictures,
                test -> test.studio.models().navigator().go(StepId.TRAIN))),
        LOST_WINDOW(List.of(
                PagesTest::loseWindow, test -> test.studio.models().crash().look())),
        REPORT(List.of(
                PagesTest::loseWindow,
                test -> test.studio.models().crash().look(),
                test -> test.studio.models().navigator().go(Hall.REPORT))),
        FOREIGN(List.of(
                test -> test.studio.models().foreign().open(test.folder.resolve("leaf check.graft")),
                test -> test.studio.models().foreign().take(List.of(test.rust())))),
        FOREIGN_REFUSED(List.of(
                test -> test.worker.refusal = Optional.of(Message.of("model.bundleDamaged")),
                test -> test.studio.models().foreign().open(test.folder.resolve("leaf check.graft"))));

        private final List<Step> steps;

        View(List<Step> steps) {
            this.steps = steps;
        }
    }

    /** Something a person does; carried out on the JavaFX thread, and what it starts is waited for. */
    @FunctionalInterface
    private interface Step {
        void carryOut(PagesTest test) throws IOException;
    }

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
        Folders folders = new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        projects = ProjectStore.in(folders, Clock.systemUTC());
        Environment environment = new Environment(
                folders,
                ApplicationFolder.current(),
                Clock.systemUTC(),
                Locale.ENGLISH,
                tasks,
                ticker,
                Platform::runLater,
                PagesTest::noWorker,
                (log, stay) -> noWorker(),
                new ImageIoPictureReader(),
                new QuietDesk());
        worker = new ScriptedWorker(SampleRun.CLASSES);
        studio = Fx.on(() -> new Studio(environment, new StudioModels(environment, workers -> worker)));
        Fx.run(() -> studio.models()
                .settings()
                .change(s -> s.withAppearance(s.appearance().withReducedMotion(true))));
        stage = Fx.on(() -> {
            Stage made = new Stage();
            made.setScene(studio.scene(1280, 800));
            made.show();
            return made;
        });
        settle();
    }

    private static <T> T noWorker() {
        throw new GraftException(ErrorCode.DEVICE, Message.of("worker.noJar"));
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        studio.close();
        pool.close();
    }

    private void settle() {
        Awaitility.await("background work").atMost(PATIENCE).until(tasks::idle);
        Fx.run(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    private void goTo(View wanted) {
        view = wanted;
        for (Step step : wanted.steps) {
            Fx.on(() -> {
                step.carryOut(this);
                return true;
            });
            settle();
        }
    }

    private void next() {
        assertThat(studio.models().wizard().obstacleProperty().get()).isEmpty();
        studio.models().wizard().next();
    }

    private void choosePictures() throws IOException {
        studio.models().pictures().choose(pictures());
    }

    private Path pictures() throws IOException {
        Path images = folder.resolve("images");
        NoisePictures.write(images.resolve("horse chestnut"), 12, 1);
        NoisePictures.write(images.resolve("silver birch"), 12, 2);
        return images;
    }

    private void chooseFlawedPictures() throws IOException {
        Path images = pictures();
        NoisePictures.write(images.resolve("wild service tree"), 2, 3);
        NoisePictures.write(images.resolve("ginkgo"), 5, 2); // the first five of the birches once more
        Files.writeString(images.resolve("ginkgo").resolve("no picture.jpg"), "text");
        studio.models().pictures().choose(images);
    }

    /** One that is finished, one that was paused, one that failed. */
    private void makeModels() throws IOException {
        Project project = projects.forImages(pictures());
        Path runs = project.path().resolve("runs");
        SampleRun.finished(runs.resolve("finished"), 1, 0.9);
        new SampleRun(runs.resolve("paused"))
                .requested("Leaves in the park")
                .prepared()
                .trained();
        SampleRun failed =
                new SampleRun(runs.resolve("failed")).requested("Leaves").prepared();
        failed.folder().fail(new GraftException(ErrorCode.DEVICE, Message.of("worker.memory")), Clock.systemUTC());
    }

    /** One that has no test pictures, and one that has few. */
    private void makeModelsWithLessToTell() throws IOException {
        Path runs = projects.forImages(pictures()).path().resolve("runs");
        new SampleRun(runs.resolve("validated"))
                .requested("Leaves without a test")
                .prepared()
                .trained()
                .validated(2, 0.8);
        new SampleRun(runs.resolve("few"), SampleRun.CLASSES, 10)
                .requested("A few leaves")
                .prepared()
                .trained()
                .finished(1, 0.7);
    }

    /** The mark of a window whose process is gone. */
    private void loseWindow() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("window-1.open.json"),
                "{\"schemaVersion\":1,\"pid\":1,\"started\":\"2020-01-01T00:00:00Z\",\"version\":\"0.1.0\","
                        + "\"defect\":[\"java.lang.IllegalStateException\",\"    at graft.A.b(A.java:1)\"]}");
    }

    private void goHome() {
        studio.models().home().refresh();
    }

    /** Pictures that no run has seen, in a folder named after their class, and one that cannot be read. */
    private Path field() throws IOException {
        Path field = folder.resolve("field");
        NoisePictures.write(field.resolve("rust"), 2, 5);
        Files.writeString(field.resolve("rust").resolve("broken.jpg"), "text");
        return field;
    }

    private Path rust() throws IOException {
        return field().resolve("rust/picture0.png");
    }

    private Path broken() throws IOException {
        return field().resolve("rust/broken.jpg");
    }

    private void take(Take what) {
        studio.models().use().export().take(what, folder.resolve("leaf-check" + what.ending()));
    }

    private void open(String run) {
        open(run, StepId.TRAIN);
    }

    private void open(String run, StepId step) {
        studio.models().home().rows().stream()
                .filter(row -> row.run().id().equals(run))
                .findFirst()
                .ifPresentOrElse(row -> studio.models().home().open(row, step), () -> {
                    throw new AssertionError(run);
                });
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void everyPageCanBeReadReachedAndUsed(View which) throws IOException {
        goTo(which);
        SoftAssertions all = new SoftAssertions();
        all.assertThat(Fx.on(() -> Inspection.nameless(stage.getScene())))
                .as("names and roles")
                .isEmpty();
        all.assertThat(Fx.on(() -> Inspection.outOfReach(stage.getScene())))
                .as("reached by Tab")
                .isEmpty();
        all.assertThat(tabOrder())
                .as("Tab goes through the rail, then the page, then the bottom bar")
                .isSorted();
        for (Theme theme : Theme.values()) {
            look(Language.ENGLISH, theme, 100);
            picture(Language.ENGLISH, theme, 1280, 800, 100);
            all.assertThat(Fx.on(() -> Contrast.faint(stage.getScene())))
                    .as("contrast, %s", theme)
                    .isEmpty();
        }
        for (Language language : Language.values()) {
            all.assertThat(cutOff(language, 1093, 560, 100))
                    .as("cut off in a small window, %s", language)
                    .isEmpty();
            all.assertThat(cutOff(language, 1280, 800, 150))
                    .as("cut off with large type, %s", language)
                    .isEmpty();
        }
        all.assertAll();
    }

    /** Kept where {@value #PICTURES} says, for somebody to look at: the top of the page, and its end where one scrolls. */
    private void picture(Language language, Theme theme, double width, double height, int percent) throws IOException {
        String out = System.getProperty(PICTURES);
        if (out != null) {
            String name = "%s-%s-%s-%.0fx%.0f-%d"
                    .formatted(view, language, theme, width, height, percent)
                    .toLowerCase(Locale.ROOT);
            for (double scrolled : new double[] {0, 1}) {
                Fx.run(() -> stage.getScene()
                        .getRoot()
                        .lookupAll(".scroll-pane")
                        .forEach(pane -> ((ScrollPane) pane).setVvalue(scrolled)));
                settle();
                Png.write(
                        Fx.on(() -> stage.getScene().snapshot(null)),
                        Path.of(out, name + (scrolled == 0 ? "" : "-end") + ".png"));
            }
        }
    }

    private List<Integer> tabOrder() {
        return Fx.on(() -> Inspection.reached(stage.getScene()).stream()
                .map(PagesTest::region)
                .toList());
    }

    /** 0 the rail, 1 the page with its help, 2 the bottom. */
    private static int region(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above.getStyleClass().contains("rail")) {
                return 0;
            }
            if (above.getStyleClass().contains("bottom-bar")) {
                return 2;
            }
        }
        return 1;
    }

    private List<String> cutOff(Language language, double width, double height, int percent) throws IOException {
        Fx.run(() -> {
            // Shown anew, because Monocle sometimes draws a window that changes its size at its old one.
            stage.hide();
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
        });
        look(language, Theme.LIGHT, percent);
        picture(language, Theme.LIGHT, width, height, percent);
        return Fx.on(() -> Inspection.cutOff(stage.getScene()));
    }

    private void look(Language language, Theme theme, int percent) {
        Fx.run(() -> studio.models().settings().change(s -> s.withLanguage(language)
                .withAppearance(s.appearance().withTheme(theme).withTypePercent(percent))));
        settle();
    }
}

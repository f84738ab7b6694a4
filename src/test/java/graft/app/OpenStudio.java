package graft.app;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.backbone.BackboneOffer.Availability;
import graft.app.i18n.Language;
import graft.app.results.Judged;
import graft.app.results.TestedRun;
import graft.app.task.FxTasks;
import graft.app.task.FxTicker;
import graft.app.testing.CountingTasks;
import graft.app.testing.Fx;
import graft.app.testing.NoisePictures;
import graft.app.testing.QuietDesk;
import graft.app.testing.StandingTasks;
import graft.app.theme.Theme;
import graft.app.train.RunStarter;
import graft.app.train.TrainState;
import graft.app.use.ScriptedWorker;
import graft.app.use.Take;
import graft.app.wizard.StepId;
import graft.common.ApplicationFolder;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.decode.ImageIoPictureReader;
import graft.run.RunFiles;
import graft.run.SampleRun;
import graft.run.project.ProjectStore;
import graft.run.training.HeadRetraining;
import graft.worker.client.RunSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.awaitility.Awaitility;

/** A window in a home of its own, with workers that answer by rules, and what a person does in it to get to a page. */
final class OpenStudio implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final SampleModels samples;
    private final FxTasks pool;
    private final CountingTasks counted;
    private final StandingTasks tasks;
    private final ScriptedWorker worker = new ScriptedWorker(SampleRun.CLASSES);
    private final Studio studio;
    private final Stage stage;
    private StandingRuns runs;

    /**
     * @param folder for the home and the pictures
     */
    OpenStudio(Path folder) {
        this.folder = folder;
        FxTicker ticker = new FxTicker();
        pool = new FxTasks(ticker, Platform::runLater);
        counted = new CountingTasks(pool);
        tasks = new StandingTasks(counted);
        Folders folders = new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        samples = new SampleModels(ProjectStore.in(folders, Clock.systemUTC()), folder.resolve("images"));
        Environment environment = new Environment(
                folders,
                ApplicationFolder.current(),
                Clock.systemUTC(),
                Locale.ENGLISH,
                tasks,
                ticker,
                Platform::runLater,
                OpenStudio::noWorker,
                (log, stay) -> noWorker(),
                new ImageIoPictureReader(),
                new QuietDesk());
        studio = Fx.on(() -> new Studio(environment, new StudioModels(environment, workers -> worker, this::runs)));
        Fx.run(() ->
                models().settings().change(s -> s.withAppearance(s.appearance().withReducedMotion(true))));
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

    private StandingRuns runs(RunSession session, HeadRetraining retraining) {
        runs = new StandingRuns(new RunStarter(session, retraining, Clock.systemUTC()));
        return runs;
    }

    /** Goes to a page, and waits until it can be looked at. */
    void goTo(View view) {
        for (View.Step step : view.steps()) {
            Fx.on(() -> {
                step.carryOut(this);
                return true;
            });
            settle();
        }
        Awaitility.await(view.name())
                .atMost(PATIENCE)
                .until(() -> Fx.on(() -> view.ready().test(this)));
        settle();
    }

    /** Waits until nothing is at work but runs that stand still. */
    void settle() {
        Awaitility.await("background work").atMost(PATIENCE).until(() -> counted.running() == runs().standing());
        Fx.run(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        });
    }

    void look(Language language, Theme theme, int percent) {
        Fx.run(() -> models().settings().change(s -> s.withLanguage(language)
                .withAppearance(s.appearance().withTheme(theme).withTypePercent(percent))));
        settle();
    }

    void resize(double width, double height) {
        Fx.run(() -> {
            // Shown anew, because Monocle sometimes draws a window that changes its size at its old one.
            stage.hide();
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
        });
    }

    @Override
    public void close() {
        Fx.run(stage::close);
        studio.close();
        pool.close();
    }

    StudioModels models() {
        return studio.models();
    }

    Scene scene() {
        return stage.getScene();
    }

    Path folder() {
        return folder;
    }

    StandingTasks tasks() {
        return tasks;
    }

    StandingRuns runs() {
        return Objects.requireNonNull(runs);
    }

    ScriptedWorker worker() {
        return worker;
    }

    void next() {
        assertThat(models().wizard().obstacleProperty().get()).isEmpty();
        models().wizard().next();
    }

    void choosePictures() throws IOException {
        models().pictures().choose(samples.pictures());
    }

    void chooseFlawedPictures() throws IOException {
        models().pictures().choose(samples.flawedPictures());
    }

    void makeModels() throws IOException {
        samples.makeModels();
    }

    void makeVersions() throws IOException {
        samples.makeVersions();
    }

    void makeModelsWithLessToTell() throws IOException {
        samples.makeModelsWithLessToTell();
    }

    /** The mark of a window whose process is gone. */
    void loseWindow() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("window-1.open.json"),
                "{\"schemaVersion\":1,\"pid\":1,\"started\":\"2020-01-01T00:00:00Z\",\"version\":\"0.1.0\","
                        + "\"defect\":[\"java.lang.IllegalStateException\",\"    at graft.A.b(A.java:1)\"]}");
    }

    void goHome() {
        models().home().refresh();
    }

    /** Begins to download the first backbone that can be. */
    void downloadBackbone() {
        models().backbone()
                .download(models().backbone().offersProperty().get().stream()
                        .filter(offer -> offer.availability() instanceof Availability.Downloadable)
                        .findFirst()
                        .orElseThrow());
    }

    /** Pictures that no run has seen, in a folder named after their class, and one that cannot be read. */
    Path field() throws IOException {
        Path field = folder.resolve("field");
        NoisePictures.write(field.resolve("rust"), 2, 5);
        Files.writeString(field.resolve("rust").resolve("broken.jpg"), "text");
        return field;
    }

    Path rust() throws IOException {
        return field().resolve("rust/picture0.png");
    }

    Path broken() throws IOException {
        return field().resolve("rust/broken.jpg");
    }

    void take(Take what) {
        models().use().export().take(what, folder.resolve("leaf-check" + what.ending()));
    }

    void open(String run) {
        open(run, StepId.TRAIN);
    }

    void open(String run, StepId step) {
        models().home().rows().stream()
                .filter(row -> row.run().id().equals(run))
                .findFirst()
                .ifPresentOrElse(row -> models().home().open(row, step), () -> {
                    throw new AssertionError(run);
                });
    }

    /** Corrects what the run that is open said of a picture, the least sure answer counted as the first. */
    void correct(int picture, Consumer<Judged> correction) throws IOException {
        TestedRun run = models().results().runProperty().get().orElseThrow();
        run.run().split().write(run.project().path().resolve(RunFiles.SPLIT));
        List<Judged> judged = run.judged();
        Judged looked = judged.get(judged.size() - 1 - picture);
        models().results().look(looked);
        correction.accept(looked);
    }

    /** Whether so many epochs are drawn. */
    boolean drawn(int epochs) {
        return models().train().display().curvesProperty().get().points().size() == epochs;
    }

    /** Whether this is what the run at work is doing. */
    boolean said(String key) {
        return models().train().stateProperty().get() instanceof TrainState.Running running
                && running.doing().key().equals(key);
    }
}

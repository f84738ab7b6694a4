package graft.app;

import graft.app.crash.CrashWatch;
import graft.app.desk.FxDesk;
import graft.app.desk.OpenedFiles;
import graft.app.settings.Relocation;
import graft.app.state.WindowState;
import graft.app.task.FxTasks;
import graft.app.task.FxTicker;
import graft.app.theme.Look;
import graft.app.use.ForeignModel;
import graft.app.wizard.Hall;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.data.decode.ImageIoPictureReader;
import graft.worker.client.WorkerStarter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The application that JavaFX starts: the real environment, one window, and an orderly end. */
public final class DesktopApp extends Application {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 720;
    private static final double LEAST_HEIGHT = 520;

    private @Nullable FxTasks tasks;
    private @Nullable Studio studio;
    private @Nullable CrashWatch watch;

    /** Not on the JavaFX thread, which has enough to do. */
    @Override
    public void init() {
        CrashWatch begun = CrashWatch.begin(Folders.current().logs());
        this.watch = begun;
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            LoggerFactory.getLogger(DesktopApp.class).error("a defect on thread {}", thread.getName(), e);
            begun.defect(e);
        });
        // A person who logs off closes no window, and loses none.
        Runtime.getRuntime().addShutdownHook(new Thread(begun::close, "graft-mark"));
    }

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(Look.NONE);
        Look.loadFonts();
        FxTicker ticker = new FxTicker();
        FxTasks pool = new FxTasks(ticker, Platform::runLater);
        this.tasks = pool;
        stage.getIcons()
                .add(new Image(String.valueOf(DesktopApp.class.getResource("/graft/assets/icons/graft-512.png"))));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Studio opened = open(stage, pool, ticker, WIDTH, HEIGHT);
        restore(stage, opened.models().window().get());
        stage.setOnHiding(event -> keepBounds(stage));
        stage.show();
        new Readiness().start();
        ForeignModel.among(getParameters().getUnnamed().stream().map(Path::of).toList())
                .ifPresent(this::openModel);
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
            OpenedFiles.listen(files -> ForeignModel.among(files).ifPresent(this::openModel));
        }
    }

    /** A model that was double-clicked. */
    private void openModel(Path file) {
        if (studio != null) {
            studio.models().foreign().open(file.toAbsolutePath());
        }
    }

    private Studio open(Stage stage, FxTasks pool, FxTicker ticker, double width, double height) {
        Folders folders = Folders.current();
        Studio opened = new Studio(new Environment(
                folders,
                ApplicationFolder.current(),
                Clock.system(ZoneId.systemDefault()),
                Locale.getDefault(),
                pool,
                ticker,
                Platform::runLater,
                new WorkerStarter(folders),
                new WorkerStarter(folders)::forRun,
                new ImageIoPictureReader(),
                new FxDesk(getHostServices(), stage, () -> Platform.setImplicitExit(false), Platform::exit)));
        this.studio = opened;
        stage.setOnCloseRequest(event -> {
            if (!opened.models().departure().mayClose()) {
                event.consume();
            }
        });
        stage.titleProperty().bind(opened.models().texts().bind("shell.windowTitle"));
        stage.setScene(opened.scene(width, height));
        opened.models()
                .storage()
                .relocationProperty()
                .addListener((observable, before, now) ->
                        now.ifPresent(relocation -> relocate(relocation, opened, stage, pool, ticker)));
        return opened;
    }

    /** Closes what has the old data folder open, and opens the window anew on the other one, or on the old one if that failed. */
    private void relocate(Relocation relocation, Studio old, Stage stage, FxTasks pool, FxTicker ticker) {
        double width = stage.getScene().getWidth();
        double height = stage.getScene().getHeight();
        keepBounds(stage);
        stage.getScene().getRoot().setDisable(true);
        // Half of the data here and half of them there would be the worst of all ends.
        stage.setOnCloseRequest(Event::consume);
        this.studio = null;
        old.close();
        pool.start(
                (progress, cancellation) -> {
                    relocation.carryOut(progress, cancellation);
                    return true;
                },
                done -> open(stage, pool, ticker, width, height)
                        .models()
                        .navigator()
                        .go(Hall.SETTINGS),
                failure -> {
                    Studio again = open(stage, pool, ticker, width, height);
                    again.models().navigator().go(Hall.SETTINGS);
                    again.models().storage().refused(failure);
                });
    }

    private static void restore(Stage stage, WindowState state) {
        // Said outright: left to the size of the scene, some window managers begin with the least size there may be.
        Dimension2D first = firstSize(Screen.getPrimary().getVisualBounds());
        stage.setWidth(first.getWidth());
        stage.setHeight(first.getHeight());
        state.bounds().filter(DesktopApp::onScreen).ifPresent(b -> {
            stage.setX(b.x());
            stage.setY(b.y());
            stage.setWidth(b.width());
            stage.setHeight(b.height());
        });
        stage.setMaximized(state.maximised());
    }

    /** How large the window is at its first start: as it was designed, or as much of that as the screen shows. */
    static Dimension2D firstSize(Rectangle2D visible) {
        return new Dimension2D(Math.min(WIDTH, visible.getWidth()), Math.min(HEIGHT, visible.getHeight()));
    }

    private void keepBounds(Stage stage) {
        if (studio != null) {
            studio.models().window().change(w -> w.withBounds(bounds(stage), stage.isMaximized()));
        }
    }

    private static Optional<WindowState.Bounds> bounds(Stage stage) {
        return Optional.of(new WindowState.Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }

    /** The screen a window was on may be gone. */
    private static boolean onScreen(WindowState.Bounds bounds) {
        List<Screen> screens = Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height());
        return screens.stream()
                .map(Screen::getVisualBounds)
                .anyMatch(visible -> visible.intersects(
                        new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), Math.min(bounds.height(), 40))));
    }

    @Override
    public void stop() {
        if (studio != null) {
            studio.close();
        }
        if (tasks != null) {
            tasks.close();
        }
        if (watch != null) {
            watch.close();
        }
    }
}

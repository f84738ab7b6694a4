package graft.app;

import graft.app.desk.FxDesk;
import graft.app.state.WindowState;
import graft.app.task.FxTasks;
import graft.app.task.FxThread;
import graft.app.task.FxTicker;
import graft.app.theme.Look;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.data.decode.ImageIoPictureReader;
import graft.worker.client.WorkerStarter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
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

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> LoggerFactory.getLogger(DesktopApp.class)
                .error("a defect on the JavaFX thread", e));
        Look.loadFonts();
        FxThread fx = Platform::runLater;
        FxTicker ticker = new FxTicker();
        FxTasks pool = new FxTasks(ticker, fx);
        this.tasks = pool;
        Folders folders = Folders.current();
        Studio opened = new Studio(new Environment(
                folders,
                ApplicationFolder.current(),
                Clock.system(ZoneId.systemDefault()),
                Locale.getDefault(),
                pool,
                ticker,
                fx,
                new WorkerStarter(folders),
                new WorkerStarter(folders)::forRun,
                new ImageIoPictureReader(),
                new FxDesk(getHostServices(), stage, () -> Platform.setImplicitExit(false), Platform::exit)));
        this.studio = opened;
        show(stage, opened);
    }

    private static void show(Stage stage, Studio studio) {
        stage.titleProperty().bind(studio.models().texts().bind("shell.windowTitle"));
        stage.getIcons()
                .add(new Image(String.valueOf(DesktopApp.class.getResource("/graft/assets/icons/graft-512.png"))));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(studio.scene(WIDTH, HEIGHT));
        WindowState state = studio.models().window().get();
        state.bounds().filter(DesktopApp::onScreen).ifPresent(b -> {
            stage.setX(b.x());
            stage.setY(b.y());
            stage.setWidth(b.width());
            stage.setHeight(b.height());
        });
        stage.setMaximized(state.maximised());
        stage.setOnCloseRequest(event -> {
            if (!studio.models().departure().mayClose()) {
                event.consume();
            }
        });
        stage.setOnHiding(
                event -> studio.models().window().change(w -> w.withBounds(bounds(stage), stage.isMaximized())));
        stage.show();
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
    }
}

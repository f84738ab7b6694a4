package graft.app.testing;

import graft.app.Environment;
import graft.app.Studio;
import graft.app.i18n.Language;
import graft.app.state.Settings;
import graft.app.task.FxTasks;
import graft.app.task.FxTicker;
import graft.app.theme.Appearance;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.data.decode.ImageIoPictureReader;
import graft.worker.client.WorkerStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.awaitility.Awaitility;

/**
 * Draws pages of the window into PNG files without a screen, so that whoever builds a page can look at it: any size, theme,
 * language and type size. How to call it is in {@code docs/window.md}.
 */
public final class Screenshots {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Long enough for fades to end and thumbnails to be decoded. */
    private static final Duration SETTLE = Duration.ofMillis(900);

    private final ScreenshotOptions options;

    private Screenshots(ScreenshotOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException {
        int exit = 1;
        try {
            new Screenshots(ScreenshotOptions.parse(arguments)).take();
            exit = 0;
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
        }
        // The JavaFX thread would keep the process alive.
        System.exit(exit);
    }

    private void take() throws IOException {
        Fx.start();
        Fx.run(Look::loadFonts);
        Map<String, Shot> known = Shot.all();
        for (String name : options.names().isEmpty() ? known.keySet() : options.names()) {
            Shot shot = Objects.requireNonNull(known.get(name), () -> name + " is none of " + known.keySet());
            Path file = options.out().resolve(name + options.suffix() + ".png");
            Png.write(take(shot), file);
            System.out.println(file.toAbsolutePath());
        }
    }

    private WritableImage take(Shot shot) throws IOException {
        Folders folders = folders();
        settings(folders);
        FxTicker ticker = new FxTicker();
        FxTasks pool = new FxTasks(ticker, Platform::runLater);
        CountingTasks tasks = new CountingTasks(pool);
        Environment environment = new Environment(
                folders,
                ApplicationFolder.current(),
                Clock.systemDefaultZone(),
                Locale.ENGLISH,
                tasks,
                ticker,
                Platform::runLater,
                new WorkerStarter(folders),
                new WorkerStarter(folders)::forRun,
                new ImageIoPictureReader(),
                new QuietDesk());
        Studio studio = Fx.on(() -> new Studio(environment));
        Stage stage = Fx.on(() -> show(studio));
        for (Shot.Step step : shot.steps()) {
            Fx.run(() -> step.carryOut(studio, options.images()));
            boolean last = step == shot.steps().get(shot.steps().size() - 1);
            if (!last || shot.ready().isEmpty()) {
                Awaitility.await().atMost(PATIENCE).until(tasks::idle);
            }
        }
        shot.ready()
                .ifPresent(ready -> Awaitility.await().atMost(PATIENCE).until(() -> Fx.on(() -> ready.test(studio))));
        long from = System.nanoTime();
        Awaitility.await().until(() -> System.nanoTime() - from > SETTLE.toNanos());
        WritableImage image = Fx.on(() -> stage.getScene().snapshot(null));
        Fx.run(stage::close);
        studio.close();
        pool.close();
        return image;
    }

    private Stage show(Studio studio) {
        Stage stage = new Stage();
        Scene scene = studio.scene(options.width(), options.height());
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private Folders folders() throws IOException {
        Path home = options.home().orElse(Files.createTempDirectory("graft-screenshots"));
        return new Folders(home.resolve("data"), home.resolve("logs"), home.resolve("cache"));
    }

    private void settings(Folders folders) throws IOException {
        Appearance appearance = new Appearance(options.dark() ? Theme.DARK : Theme.LIGHT, options.typePercent(), true);
        Settings settings = Settings.FIRST
                .withAppearance(appearance)
                .withLanguage(options.german() ? Language.GERMAN : Language.ENGLISH);
        Settings.DOCUMENT.write(folders.data().resolve("settings.json"), settings);
    }
}

package graft.app.walk;

import graft.app.testing.Fx;
import graft.app.testing.Png;
import graft.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Writes the pictures of the window that the README shows, without a screen: one walk from a bundled sample to a finished
 * model, with a real training, drawn at each step.
 */
public final class ReadmeImages {

    /** Curves begin to say something. */
    private static final int EPOCHS = 6;

    /** Long enough for thumbnails to be decoded and drawn. */
    private static final Duration SETTLE = Duration.ofMillis(1500);

    private final GraftWindow window;
    private final Path folder;

    private ReadmeImages(GraftWindow window, Path folder) {
        this.window = window;
        this.folder = folder;
    }

    /** Argument: the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        int exit = 1;
        Premises premises = new Premises(Files.createTempDirectory("graft-readme"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            new ReadmeImages(window, Path.of(arguments[0])).walk(premises);
            exit = 0;
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
        }
        // The JavaFX thread would keep the process alive.
        System.exit(exit);
    }

    private void walk(Premises premises) throws IOException {
        HomePageObject home = new HomePageObject(window.person());
        PicturesPageObject pictures =
                home.newModel().choose(premises, premises.sample("leaves")).awaitGoodToGo(336, 4);
        draw("pictures", Theme.LIGHT);
        BackbonePageObject backbone = pictures.next();
        window.person().waitToBeAbleTo("next");
        draw("backbone", Theme.LIGHT);
        DepthPageObject depth = backbone.next().lastStages();
        draw("depth", Theme.LIGHT);
        TrainPageObject train = depth.startTraining().awaitEpochs(EPOCHS);
        draw("train", Theme.LIGHT);
        train.awaitFinished();
        draw("train-dark", Theme.DARK);
        ResultsPageObject results = train.next().awaitMeasured();
        draw("results", Theme.LIGHT);
        UsePageObject use = results.next()
                .tryPicture(premises, premises.sample("leaves").resolve("oak").resolve("oak-002.jpg"));
        draw("use", Theme.LIGHT);
        use.done().awaitFinishedModel();
        draw("home", Theme.LIGHT);
        draw("home-dark", Theme.DARK);
    }

    private void draw(String name, Theme theme) throws IOException {
        Fx.run(() -> window.studio()
                .models()
                .settings()
                .change(s -> s.withAppearance(s.appearance().withTheme(theme))));
        long from = System.nanoTime();
        Awaitility.await().until(() -> System.nanoTime() - from > SETTLE.toNanos());
        Path file = folder.resolve(name + ".png");
        Png.write(Fx.on(window::picture), file);
        System.out.println(file.toAbsolutePath());
    }
}

package graft.app.walk;

import graft.app.Studio;
import graft.app.task.FxTasks;
import graft.app.task.FxTicker;
import graft.app.testing.Fx;
import graft.app.theme.Look;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/** Graft's window as it really is, open on its {@link Premises}, with a {@link Person} before it. */
final class GraftWindow implements AutoCloseable {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Premises premises;
    private final FxTasks tasks;
    private final Studio studio;
    private final Stage stage;
    private final Person person;

    private GraftWindow(Premises premises) {
        this.premises = premises;
        Fx.start();
        FxTicker ticker = new FxTicker();
        this.tasks = new FxTasks(ticker, Platform::runLater);
        this.studio = Fx.on(() -> {
            Look.loadFonts();
            return new Studio(premises.environment(tasks, ticker));
        });
        this.stage = Fx.on(() -> {
            Stage made = new Stage();
            made.setScene(studio.scene(WIDTH, HEIGHT));
            made.show();
            return made;
        });
        this.person = new Person(stage, studio.models().texts());
    }

    static GraftWindow open(Premises premises) {
        return new GraftWindow(premises);
    }

    Person person() {
        return person;
    }

    Studio studio() {
        return studio;
    }

    /** The first that a style sheet would find so; on the JavaFX thread. */
    Node lookup(String selector) {
        return stage.getScene().lookup(selector);
    }

    /** What is drawn now; on the JavaFX thread. */
    WritableImage picture() {
        return stage.getScene().snapshot(null);
    }

    /** The colour that is drawn at this place, as shares of width and height; on the JavaFX thread. */
    Color pixel(double x, double y) {
        WritableImage image = picture();
        return image.getPixelReader().getColor((int) (x * (image.getWidth() - 1)), (int) (y * (image.getHeight() - 1)));
    }

    /** Closes the window as one closes a window; a run that is at work is ended with its worker. */
    @Override
    public void close() {
        Fx.run(stage::close);
        premises.clear();
        studio.close();
        tasks.close();
    }
}

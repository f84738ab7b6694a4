package graft.app.testing;

import graft.app.theme.Appearance;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import java.nio.ByteBuffer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/** A chart alone in a window, to see whether what is on its canvas follows the theme. To be used on the JavaFX thread. */
public final class Redrawn implements AutoCloseable {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 240;

    private final ObjectProperty<Appearance> appearance =
            new SimpleObjectProperty<>(new Appearance(Theme.LIGHT, 100, true));
    private final Stage stage = new Stage();
    private final Region chart;

    public Redrawn(Region chart) {
        this.chart = chart;
        Scene scene = new Scene(new StackPane(chart), WIDTH, HEIGHT);
        new Look(appearance).dress(scene);
        stage.setScene(scene);
        stage.show();
        settle();
    }

    /** Lays out what needs it, as the next pulse would. */
    public void settle() {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
    }

    public void show(Theme theme) {
        appearance.set(new Appearance(theme, 100, true));
        settle();
    }

    /** What is on the canvas, and nothing of what lies behind it. */
    public ByteBuffer canvas() {
        Canvas canvas = (Canvas) chart.lookup("Canvas");
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage image = canvas.snapshot(clear, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        byte[] pixels = new byte[4 * width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getByteBgraInstance(), pixels, 0, 4 * width);
        return ByteBuffer.wrap(pixels);
    }

    @Override
    public void close() {
        stage.close();
    }
}

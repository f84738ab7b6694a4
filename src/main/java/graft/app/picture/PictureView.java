package graft.app.picture;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * A tile that shows a picture filling it, with round corners: a calm surface until the picture is there, and a sign where it
 * cannot be read. Asks for its picture when it is told which, and lets go of it when told another.
 */
public final class PictureView extends Region {

    private static final double RADIUS = 6;

    private final PictureLoader loader;
    /** Filled with the picture. A picture under a clip with round corners would be drawn twice over, at every scroll. */
    private final Rectangle surface = new Rectangle();

    private @Nullable Image picture;
    private PictureLoader.@Nullable Request request;

    public PictureView(PictureLoader loader) {
        this.loader = loader;
        surface.setManaged(false);
        surface.setVisible(false);
        surface.setArcWidth(2 * RADIUS);
        surface.setArcHeight(2 * RADIUS);
        getStyleClass().add("picture");
        getChildren().add(surface);
    }

    /** Keeps the corners square, for pictures that stand side by side without a gap. */
    public void keepCorners() {
        surface.setArcWidth(0);
        surface.setArcHeight(0);
        getStyleClass().add("square");
    }

    /** Shows this picture. */
    public void show(PictureLoader.Source source) {
        clear();
        request = loader.load(source, this::arrived);
    }

    /** Shows nothing. */
    public void clear() {
        if (request != null) {
            request.cancel();
            request = null;
        }
        picture = null;
        surface.setVisible(false);
        surface.setFill(null);
        getStyleClass().remove("unreadable");
    }

    private void arrived(Optional<Image> image) {
        picture = image.orElse(null);
        if (image.isEmpty()) {
            getStyleClass().add("unreadable");
        }
        fill();
    }

    @Override
    protected void layoutChildren() {
        fill();
    }

    private void fill() {
        Image shown = picture;
        if (shown != null && getWidth() > 0 && getHeight() > 0) {
            surface.setWidth(getWidth());
            surface.setHeight(getHeight());
            surface.setFill(covering(shown, getWidth(), getHeight()));
            surface.setVisible(true);
        }
    }

    /** The picture in its proportions, so large that it covers the tile; the middle of it is seen. */
    private static ImagePattern covering(Image picture, double width, double height) {
        double scale = Math.max(width / picture.getWidth(), height / picture.getHeight());
        double wide = picture.getWidth() * scale;
        double high = picture.getHeight() * scale;
        return new ImagePattern(picture, (width - wide) / 2, (height - high) / 2, wide, high, false);
    }
}

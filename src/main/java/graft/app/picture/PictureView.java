package graft.app.picture;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * A tile that shows a picture filling it, with round corners: a calm surface until the picture is there, and a sign where it
 * cannot be read. Asks for its picture when it is told which, and lets go of it when told another.
 */
public final class PictureView extends Region {

    private static final double RADIUS = 6;

    private final PictureLoader loader;
    private final ImageView image = new ImageView();
    private final Rectangle clip = new Rectangle();
    private PictureLoader.@Nullable Request request;

    public PictureView(PictureLoader loader) {
        this.loader = loader;
        clip.setArcWidth(2 * RADIUS);
        clip.setArcHeight(2 * RADIUS);
        image.setManaged(false);
        image.setSmooth(true);
        setClip(clip);
        getStyleClass().add("picture");
        getChildren().add(image);
    }

    /** Keeps the corners square, for pictures that stand side by side without a gap. */
    public void keepCorners() {
        clip.setArcWidth(0);
        clip.setArcHeight(0);
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
        image.setImage(null);
        getStyleClass().remove("unreadable");
    }

    private void arrived(Optional<Image> picture) {
        image.setImage(picture.orElse(null));
        if (picture.isEmpty()) {
            getStyleClass().add("unreadable");
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        Image shown = image.getImage();
        if (shown != null && getWidth() > 0 && getHeight() > 0) {
            image.setViewport(covering(shown, getWidth() / getHeight()));
            image.setFitWidth(getWidth());
            image.setFitHeight(getHeight());
        }
    }

    /** The largest part from the middle that has the tile's proportions. */
    private static Rectangle2D covering(Image picture, double proportion) {
        double width = Math.min(picture.getWidth(), picture.getHeight() * proportion);
        double height = Math.min(picture.getHeight(), picture.getWidth() / proportion);
        return new Rectangle2D((picture.getWidth() - width) / 2, (picture.getHeight() - height) / 2, width, height);
    }
}

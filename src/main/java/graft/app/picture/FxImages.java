package graft.app.picture;

import graft.data.RgbImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** From the engine's pictures to JavaFX's. May be called on any thread. */
public final class FxImages {

    private FxImages() {}

    /** The same picture, pixel by pixel. */
    public static Image of(RgbImage picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getByteRgbInstance(),
                        picture.rgb(),
                        0,
                        picture.width() * 3);
        return image;
    }
}

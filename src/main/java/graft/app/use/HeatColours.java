package graft.app.use;

import graft.model.HeatMap;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A heat map as a picture to lay over another. Its colours grow lighter all the way from little to much, so that they are told
 * apart without seeing colours, and they are the same in both themes because they lie on a photograph.
 */
final class HeatColours {

    private static final Color[] SCALE = {
        Color.web("#2A1458"), Color.web("#932667"), Color.web("#DD513A"), Color.web("#FDB32F"), Color.web("#FCFDBF")
    };

    /** Where nothing counted the picture still shows through, darkened. */
    private static final double LEAST_COVER = 0.55;

    private static final int LEVELS = 256;

    private HeatColours() {}

    static Image of(HeatMap map) {
        int[] colours = new int[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            colours[level] = argb(level / (LEVELS - 1.0));
        }
        WritableImage image = new WritableImage(map.width(), map.height());
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                pixels.setArgb(x, y, colours[map.level(x, y)]);
            }
        }
        return image;
    }

    /** The colour of a level, 0 to 1, with how much it covers. */
    static int argb(double level) {
        double at = level * (SCALE.length - 1);
        int below = Math.min(SCALE.length - 2, (int) at);
        Color colour = SCALE[below].interpolate(SCALE[below + 1], at - below);
        double cover = LEAST_COVER + (1 - LEAST_COVER) * level;
        return channel(cover) << 24
                | channel(colour.getRed()) << 16
                | channel(colour.getGreen()) << 8
                | channel(colour.getBlue());
    }

    private static int channel(double value) {
        return (int) Math.round(255 * value);
    }
}

package graft.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** How well what is written stands out from what it is written on, by WCAG 2.1: 1 not at all, 21 black on white. */
public final class Contrast {

    /** What WCAG asks of text (AA). */
    public static final double OF_TEXT = 4.5;

    private Contrast() {}

    /** WCAG 2.1, "contrast ratio". */
    public static double of(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** WCAG 2.1, "relative luminance". */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /**
     * Texts of a scene that cannot be read well, as they are drawn: whatever pair of colours a style sheet has brought about.
     * What is switched off may be faint. On the JavaFX thread.
     */
    public static List<String> faint(Scene scene) {
        List<String> complaints = new ArrayList<>();
        for (Node node : Scenery.visible(scene.getRoot())) {
            if (node instanceof Text text
                    && text.getStyleClass().contains("text")
                    && !text.getText().isBlank()
                    && !text.isDisabled()
                    && text.getFill() instanceof Color colour) {
                Color ground = ground(text, scene);
                double contrast = of(over(ground, colour), ground);
                if (contrast < OF_TEXT) {
                    complaints.add(String.format(
                            Locale.ROOT, "\"%s\": %s on %s is %.2f", text.getText(), colour, ground, contrast));
                }
            }
        }
        return complaints;
    }

    /** The colour behind a node: what its parents are filled with, laid over each other. */
    private static Color ground(Node node, Scene scene) {
        List<Color> fills = new ArrayList<>();
        for (Parent above = node.getParent(); above != null; above = above.getParent()) {
            Optional<Color> fill = above instanceof Region region ? fill(region) : Optional.empty();
            fill.ifPresent(fills::add);
            if (fill.filter(Color::isOpaque).isPresent()) {
                break;
            }
        }
        Color ground = scene.getFill() instanceof Color colour ? colour : Color.WHITE;
        for (int i = fills.size() - 1; i >= 0; i--) {
            ground = over(ground, fills.get(i));
        }
        return ground;
    }

    /** The fill that is drawn last. A label's own is what its text stands on. */
    private static Optional<Color> fill(Region region) {
        if (region.getBackground() == null || region.getBackground().getFills().isEmpty()) {
            return Optional.empty();
        }
        List<BackgroundFill> fills = region.getBackground().getFills();
        boolean switchedOff = region instanceof Labeled labeled && labeled.isDisabled();
        return switchedOff || !(fills.get(fills.size() - 1).getFill() instanceof Color colour)
                ? Optional.empty()
                : Optional.of(colour);
    }

    private static Color over(Color ground, Color colour) {
        return ground.interpolate(
                Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()), colour.getOpacity());
    }
}

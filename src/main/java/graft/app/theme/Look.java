package graft.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/** Dresses scenes: style sheets, type size and fonts, changing with the appearance that a person chooses. */
public final class Look {

    /**
     * A style sheet for all windows that says nothing. Scenes are dressed one by one, and without it JavaFX would read its
     * own large sheet at every start, for nobody.
     */
    public static final String NONE = "data:text/css,";

    private static final String FOLDER = "/graft/app/theme/";
    private static final String FONTS = "/graft/assets/fonts/";

    /** Every sheet but the colours; each page of the window has one of its own. */
    private static final List<String> SHEETS = List.of(
            "type.css",
            "controls.css",
            "shell.css",
            "home.css",
            "pictures.css",
            "backbone.css",
            "depth.css",
            "train.css",
            "results.css",
            "use.css",
            "settings.css");

    private final ObservableValue<Appearance> appearance;

    public Look(ObservableValue<Appearance> appearance) {
        this.appearance = appearance;
    }

    /** Loads the fonts that the style sheets name; once, before the first scene. */
    public static void loadFonts() {
        List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")
                .forEach(name -> load(Look.class.getResourceAsStream(FONTS + name), name));
        FeatherIkonHandler feather = new FeatherIkonHandler();
        load(feather.getFontResourceAsStream(), feather.getFontFamily());
    }

    private static void load(InputStream stream, String name) {
        try (stream) {
            Objects.requireNonNull(Font.loadFont(stream, Appearance.BASE_FONT), name);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Dresses a scene, now and whenever the appearance changes. Pop-ups follow the scene that they come from. */
    public void dress(Scene scene) {
        apply(scene, appearance.getValue());
        appearance.addListener((observable, before, now) -> apply(scene, now));
    }

    private static void apply(Scene scene, Appearance wanted) {
        scene.setUserAgentStylesheet(wanted.theme().base());
        scene.getStylesheets().setAll(sheets(wanted));
    }

    /** The addresses of all sheets, in order. */
    public static List<String> sheets(Appearance wanted) {
        List<String> sheets = new ArrayList<>();
        sheets.add(address(wanted.theme().colours()));
        SHEETS.forEach(name -> sheets.add(address(name)));
        // All other sizes are in em, so that this one rule carries them along.
        sheets.add(String.format(
                Locale.ROOT, "data:text/css,.root%%7B-fx-font-size:%.2fpx%%7D", Appearance.BASE_FONT * wanted.scale()));
        return sheets;
    }

    private static String address(String name) {
        URL url = Look.class.getResource(FOLDER + name);
        return Objects.requireNonNull(url, FOLDER + name).toExternalForm();
    }
}

package graft.app.control;

import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** How good the news is. Each tone has a colour and a sign of its own, because colour alone tells some people nothing. */
public enum Tone {
    INFO(Feather.INFO),
    SUCCESS(Feather.CHECK_CIRCLE),
    WARNING(Feather.ALERT_TRIANGLE),
    DANGER(Feather.ALERT_OCTAGON);

    private final Feather glyph;

    Tone(Feather glyph) {
        this.glyph = glyph;
    }

    public Feather glyph() {
        return glyph;
    }

    /** Its style class. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The style classes of all tones. */
    public static List<String> styles() {
        return List.of(values()).stream().map(Tone::style).toList();
    }
}

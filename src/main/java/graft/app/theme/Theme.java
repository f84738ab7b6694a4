package graft.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The two looks of the window: AtlantaFX underneath, Graft's colours on top. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "light.css"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css");

    private final String base;
    private final String colours;

    Theme(String base, String colours) {
        this.base = base;
        this.colours = colours;
    }

    /** The style sheet under everything else. */
    String base() {
        return base;
    }

    /** Name of the style sheet with the colours. */
    String colours() {
        return colours;
    }
}

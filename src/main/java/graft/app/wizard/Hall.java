package graft.app.wizard;

import java.util.Locale;

/** The pages that belong to no model. */
public enum Hall implements Place {
    HOME,
    COMPARE,
    BACKBONES,
    WORDS,
    SETTINGS;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package graft.app.wizard;

import java.util.Locale;

/** The pages that belong to no model. */
public enum Hall implements Place {
    HOME,
    COMPARE,
    BACKBONES,
    WORDS,
    /** A model that somebody else made. */
    FOREIGN,
    SETTINGS,
    ABOUT,
    /** The report about a window that was lost. */
    REPORT;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

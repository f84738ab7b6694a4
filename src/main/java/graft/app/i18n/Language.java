package graft.app.i18n;

import java.util.Locale;

/** A language the window speaks. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "English"),
    GERMAN(Locale.GERMAN, "Deutsch");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** What those who speak it call it, so that they find it whatever the window speaks now. */
    public String ownName() {
        return ownName;
    }

    /** The language of a system; English where Graft does not speak it. */
    public static Language of(Locale system) {
        return system.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
    }
}

package graft.app.i18n;

/** Durations as people say them; forecasts are rounded, because more digits would claim more than is known. */
public final class DurationText {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int TEN = 10;

    private DurationText() {}

    /** "about 12 s", "about 4 minutes", "about 1 h 20 min". */
    public static String about(double seconds, Texts texts) {
        long whole = Math.max(1, Math.round(seconds));
        if (whole < MINUTE) {
            return texts.get("shell.aboutSeconds", whole < TEN ? whole : whole / 5 * 5);
        }
        if (whole < HOUR) {
            return texts.get("shell.aboutMinutes", Math.round(whole / (double) MINUTE));
        }
        long minutes = Math.round(whole / (10.0 * MINUTE)) * TEN;
        return texts.get("shell.aboutHours", minutes / MINUTE, minutes % MINUTE);
    }
}

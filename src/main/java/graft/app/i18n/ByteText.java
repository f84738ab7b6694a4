package graft.app.i18n;

/** Sizes as file managers say them: in powers of 1,000, with as many digits as mean something. */
public final class ByteText {

    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final int WHOLE_FROM = 10;

    private ByteText() {}

    /** "870 kB", "6.9 MB", "16 MB", "1.4 GB". */
    public static String of(long bytes, Texts texts) {
        if (bytes < MEGA) {
            return texts.get("shell.kilobytes", Math.max(1, Math.round(bytes / KILO)));
        }
        return bytes < GIGA
                ? texts.get("shell.megabytes", rounded(bytes / MEGA))
                : texts.get("shell.gigabytes", rounded(bytes / GIGA));
    }

    private static double rounded(double value) {
        return value >= WHOLE_FROM ? Math.round(value) : Math.round(value * 10) / 10.0;
    }
}

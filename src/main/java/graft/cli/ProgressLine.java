package graft.cli;

import graft.common.Progress;
import graft.compute.AwakeClock;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a piece of work is: on a terminal a bar with the time left, drawn over itself; elsewhere a line at every
 * quarter, so that a log stays readable. Safe for use from many threads.
 */
final class ProgressLine implements Progress, AutoCloseable {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;
    /** Before this, a guess of the time left would jump about. */
    private static final long GUESS_AFTER_NANOS = 1_000_000_000;

    private final String title;
    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long started;
    private long drawn;
    private int drawnLength;
    private int quarters;

    ProgressLine(String title, PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.title = title;
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.drawn = started - REDRAW_NANOS;
    }

    /** A line on standard error. */
    static ProgressLine on(PrintWriter err, String title) {
        return new ProgressLine(title, err, isTerminal(), AwakeClock.ofThisFamily());
    }

    /**
     * Whether standard error is a terminal, as the starting script says by the property {@code graft.terminal}. Java itself
     * knows only of standard input and output, which may well go elsewhere; it is asked where no script has spoken.
     */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on a bar may show in a log, which does no harm
    static boolean isTerminal() {
        String said = System.getProperty("graft.terminal");
        return said == null ? System.console() != null : Boolean.parseBoolean(said);
    }

    @Override
    public synchronized void at(long done, long total) {
        if (terminal) {
            long now = nanoTime.getAsLong();
            if (now - drawn >= REDRAW_NANOS || done == total) {
                drawn = now;
                draw(bar(done, total, now - started));
            }
        } else if (total > 0 && done * 4 / total > quarters) {
            quarters = (int) (done * 4 / total);
            out.println(title + ": " + done + " of " + total);
            out.flush();
        }
    }

    private String bar(long done, long total, long elapsed) {
        if (total <= 0) {
            return title + "  " + done;
        }
        int filled = (int) Math.min(WIDTH, WIDTH * done / total);
        String left = done > 0 && done < total && elapsed > GUESS_AFTER_NANOS
                ? "  " + duration(Duration.ofNanos(elapsed * (total - done) / done)) + " left"
                : "";
        return title + "  [" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "]  " + done + " of " + total + left;
    }

    private void draw(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, drawnLength - line.length())));
        out.flush();
        drawnLength = line.length();
    }

    /** Clears the bar away, so that what is printed next starts on an empty line. */
    @Override
    public synchronized void close() {
        if (terminal && drawnLength > 0) {
            out.print("\r" + " ".repeat(drawnLength) + "\r");
            out.flush();
            drawnLength = 0;
        }
    }

    /** A duration as people say it: "40 s", "3 min", "1 h 20 min". */
    static String duration(Duration duration) {
        long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
        if (seconds < 90) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 60 ? minutes + " min" : String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60);
    }
}

package graft.app.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the JavaFX thread was at while it was held up for long, seen from another thread. */
final class Holds {

    private static final long LONG_NANOS = 60_000_000;
    private static final int MOST = 40;
    private static final int OWN_FRAMES = 4;

    private final Thread watched;
    private final long began = System.nanoTime();
    private final List<Hold> holds = new ArrayList<>();

    /** A look at the thread. */
    private record Hold(double second, double millis, String where) {}

    Holds(Thread watched) {
        this.watched = watched;
    }

    /**
     * Looks at the thread if it has been held up for long.
     *
     * @param since when it was handed what it has not carried out yet, by {@link System#nanoTime()}
     */
    synchronized void look(long since) {
        long now = System.nanoTime();
        if (now - since > LONG_NANOS && holds.size() < MOST) {
            holds.add(new Hold((now - began) / 1e9, (now - since) / 1e6, where(watched.getStackTrace())));
        }
    }

    private static String where(StackTraceElement[] stack) {
        String graft = Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith("graft."))
                .limit(OWN_FRAMES)
                .map(frame -> " ... " + frame)
                .collect(Collectors.joining());
        String frames = Arrays.stream(stack)
                .limit(6)
                .map(frame -> frame.getClassName().replaceAll(".*[.]", "") + "." + frame.getMethodName())
                .collect(Collectors.joining(" < "));
        return frames + graft;
    }

    synchronized String told() {
        return holds.stream()
                .map(h -> String.format(
                        Locale.ROOT, "  %6.2f s, after %4.0f ms: %s%n", h.second(), h.millis(), h.where()))
                .collect(Collectors.joining());
    }
}

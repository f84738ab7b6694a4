package graft.app.walk;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Durations in a histogram whose classes double: up to 5 ms, 10 ms and so on. May be added to from any thread. */
final class Delays {

    private static final int CLASSES = 12;
    private static final double FIRST_MILLIS = 5;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);
    private final AtomicLong longestNanos = new AtomicLong();

    void add(long nanos) {
        double millis = nanos / 1e6;
        int index = 0;
        for (double upTo = FIRST_MILLIS; millis > upTo && index < CLASSES - 1; upTo *= 2) {
            index++;
        }
        counts.incrementAndGet(index);
        longestNanos.accumulateAndGet(nanos, Math::max);
    }

    double longestMillis() {
        return longestNanos.get() / 1e6;
    }

    /** A line for each class that has any. */
    String histogram() {
        StringBuilder text = new StringBuilder();
        double upTo = FIRST_MILLIS;
        for (int i = 0; i < CLASSES; i++) {
            if (counts.get(i) > 0) {
                text.append(String.format(Locale.ROOT, "  up to %6.0f ms: %d%n", upTo, counts.get(i)));
            }
            upTo *= 2;
        }
        return text.append(String.format(Locale.ROOT, "  longest: %.1f ms%n", longestMillis()))
                .toString();
    }
}

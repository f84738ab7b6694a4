package graft.training;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long a run has trained, over all its stops, and whether its time is used up. */
final class RunClock {

    private final LongSupplier nanoTime;
    private final long started;
    private final Duration before;
    private final Optional<Duration> limit;

    /**
     * @param nanoTime {@link System#nanoTime}, or a test's
     * @param before how long the run had trained before it was resumed
     */
    RunClock(LongSupplier nanoTime, Duration before, Optional<Duration> limit) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.before = before;
        this.limit = limit;
    }

    long nanos() {
        return nanoTime.getAsLong();
    }

    Duration elapsed() {
        return before.plusNanos(nanoTime.getAsLong() - started);
    }

    boolean limitReached() {
        return limit.isPresent() && elapsed().compareTo(limit.get()) >= 0;
    }
}

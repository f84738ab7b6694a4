package graft.common.download;

import graft.common.CancellationToken;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How long to wait for a server.
 *
 * @param connect until a connection stands
 * @param silence until the next bytes, or the answer's beginning, must have come
 * @param attempts how often in a row nothing at all may come before giving up
 * @param firstPause before trying again; doubles each time
 */
public record Patience(Duration connect, Duration silence, int attempts, Duration firstPause) {

    /** How often a person's wish to stop is looked at. */
    static final Duration GLANCE = Duration.ofMillis(100);

    /** For networks as they are. */
    public static Patience ordinary() {
        return new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), 4, Duration.ofSeconds(1));
    }

    /** Waits before the next attempt; a cancellation ends it. */
    void pause(int failures, CancellationToken cancellation) {
        long until = System.nanoTime() + firstPause.toNanos() * (1L << Math.min(5, failures - 1));
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            cancellation.throwIfCancelled();
            LockSupport.parkNanos(Math.min(left, GLANCE.toNanos()));
        }
        cancellation.throwIfCancelled();
    }
}

package graft.worker.client;

import java.time.Duration;

/**
 * How long a worker is waited for.
 *
 * @param start from starting the process to its greeting
 * @param leave from asking it to leave to its end; then it is terminated. More than the grace time of a worker
 *     (15 s), after which its own watchdog ends it
 * @param terminate from terminating it to its end; then it is killed, which always works
 */
public record Timeouts(Duration start, Duration leave, Duration terminate) {

    /** Thirty seconds for a slow disk and a virus scanner; then what the worker's own grace time asks for. */
    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(18), Duration.ofSeconds(2));
}

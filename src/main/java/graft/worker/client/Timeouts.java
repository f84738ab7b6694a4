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

    /** The system property that names how many seconds a worker may take to greet, where a machine is very slow. */
    public static final String START_PROPERTY = "graft.worker.startSeconds";

    /**
     * Thirty seconds for a slow disk and a virus scanner, or as many as {@link #START_PROPERTY} says where this process was
     * started with it; then what the worker's own grace time asks for.
     */
    public static Timeouts usual() {
        return new Timeouts(
                Duration.ofSeconds(Math.max(1, Integer.getInteger(START_PROPERTY, 30))),
                Duration.ofSeconds(18),
                Duration.ofSeconds(2));
    }
}

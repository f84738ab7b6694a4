package graft.app.task;

import java.time.Duration;

/** A beat on the JavaFX thread, by which whatever changes faster than a person can read is sampled. */
public interface Ticker {

    /** Four times a second: fast enough to look alive, slow enough to be read. */
    Duration SAMPLING = Duration.ofMillis(250);

    /**
     * Runs something at every beat until the subscription is closed.
     *
     * @return closes without an exception, and may be closed twice
     */
    Subscription every(Duration interval, Runnable work);

    /** What ends the beat. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}

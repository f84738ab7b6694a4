package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AwakeClockTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;

    private long nanos = 5 * HOUR;
    private long processor;
    private final AwakeClock clock = new AwakeClock(() -> nanos, () -> processor);
    private final long begun = clock.getAsLong();

    /** So many seconds pass, in which the process computes for so many. */
    private double after(double seconds, double computed) {
        nanos += (long) (seconds * SECOND);
        processor += (long) (computed * SECOND);
        return (clock.getAsLong() - begun) / (double) SECOND;
    }

    @Test
    void whileItWorksItIsAnOrdinaryClock() {
        assertThat(after(2, 4)).isEqualTo(2);
        assertThat(after(600, 900)).as("a long step").isEqualTo(602);
        assertThat(after(100, 12)).as("behind other programs").isEqualTo(702);
        assertThat(after(20, 0)).as("waiting for a disk").isEqualTo(722);
    }

    /** Eight hours in a bag: on Windows the clock goes on, and the step that was interrupted took three seconds. */
    @Test
    void aNightDoesNotCount() {
        after(60, 110);
        assertThat(after(8 * 3600.0 + 3, 3)).isEqualTo(63);
        assertThat(after(60, 110)).isEqualTo(123);
    }

    @Test
    void aProcessorTimeThatTheSystemDoesNotTellStopsNoClock() {
        AwakeClock untold = new AwakeClock(() -> nanos, () -> -1);
        long from = untold.getAsLong();
        nanos += 10 * SECOND;
        assertThat(untold.getAsLong() - from).isEqualTo(10 * SECOND);
        nanos += HOUR;
        assertThat(untold.getAsLong() - from).isEqualTo(10 * SECOND + HOUR);
    }

    @Test
    void theRealOneGoesForward() {
        AwakeClock real = AwakeClock.ofThisProcess();
        long from = real.getAsLong();
        assertThat(real.getAsLong()).isGreaterThanOrEqualTo(from);
    }
}

package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    void theRealOnesGoForward() {
        for (AwakeClock real : List.of(AwakeClock.ofThisProcess(), AwakeClock.ofThisFamily())) {
            long from = real.getAsLong();
            assertThat(real.getAsLong()).isGreaterThanOrEqualTo(from);
        }
    }

    @Test
    void childrenAreAskedOnceASecondAndANightIsStillToldFromWork() {
        AtomicInteger asked = new AtomicInteger();
        AwakeClock family = new AwakeClock(() -> nanos, new AwakeClock.Rarely(() -> nanos, () -> {
            asked.incrementAndGet();
            return processor;
        }));
        long from = family.getAsLong();
        for (int i = 0; i < 100; i++) {
            nanos += SECOND / 10;
            processor += SECOND;
            family.getAsLong();
        }
        assertThat(asked.get()).isBetween(10, 12);
        assertThat(family.getAsLong() - from).isEqualTo(10 * SECOND);
        nanos += 8 * HOUR;
        assertThat(family.getAsLong() - from)
                .as("ten seconds, and what was not asked for before")
                .isBetween(10 * SECOND, 21 * SECOND);
    }
}

package graft.compute;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A clock that stands still while the computer sleeps. Linux and macOS stop {@link System#nanoTime} by themselves then, Windows
 * does not; and no system stops the clock on the wall. So a gap in which this process, which computes all the time, got next to
 * no processor time was no work, whatever the clocks say: of it only as much counts as was computed. The same holds for a
 * process that was stopped.
 *
 * <p>To be read at least every few minutes while there is work; safe from any thread.
 */
public final class AwakeClock implements LongSupplier {

    /** A gap that is shorter does no harm to any figure. */
    private static final long SHORTEST_NANOS = 30_000_000_000L;

    /** Somebody who works gets more than this share of one processor, also behind other programs. */
    private static final double LEAST_SHARE = 0.05;

    private final LongSupplier nanoTime;
    private final LongSupplier processorNanos;
    private long lastNanos;
    private long lastProcessor;
    private long now;

    /**
     * @param nanoTime {@link System#nanoTime}, or a test's
     * @param processorNanos processor time of this process until now, over all threads
     */
    public AwakeClock(LongSupplier nanoTime, LongSupplier processorNanos) {
        this.nanoTime = nanoTime;
        this.processorNanos = processorNanos;
        this.lastNanos = nanoTime.getAsLong();
        this.lastProcessor = processorNanos.getAsLong();
        this.now = lastNanos;
    }

    /** Of the process that this is. */
    public static AwakeClock ofThisProcess() {
        OperatingSystemMXBean bean = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new AwakeClock(System::nanoTime, bean::getProcessCpuTime);
    }

    /**
     * Of the process that this is and of its children, which do the work of one that waits for them. What children have
     * computed is dear to ask for, so that is done once a second at most; a sleep of minutes is told all the same.
     */
    public static AwakeClock ofThisFamily() {
        return new AwakeClock(System::nanoTime, new Rarely(System::nanoTime, AwakeClock::familyNanos));
    }

    private static long familyNanos() {
        OperatingSystemMXBean bean = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long own = bean.getProcessCpuTime();
        long children = ProcessHandle.current()
                .descendants()
                .mapToLong(child ->
                        child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
                .sum();
        return own < 0 ? own : own + children;
    }

    /** What was answered less than a second ago is answered again. */
    static final class Rarely implements LongSupplier {
        private static final long KEPT_NANOS = 1_000_000_000L;

        private final LongSupplier nanoTime;
        private final LongSupplier source;
        private long asked;
        private long answer;

        Rarely(LongSupplier nanoTime, LongSupplier source) {
            this.nanoTime = nanoTime;
            this.source = source;
            this.asked = nanoTime.getAsLong();
            this.answer = source.getAsLong();
        }

        @Override
        public synchronized long getAsLong() {
            long now = nanoTime.getAsLong();
            if (now - asked >= KEPT_NANOS) {
                asked = now;
                answer = source.getAsLong();
            }
            return answer;
        }
    }

    /** Nanoseconds, of which only differences mean something. */
    @Override
    public synchronized long getAsLong() {
        long nanos = nanoTime.getAsLong();
        long processor = processorNanos.getAsLong();
        long gap = nanos - lastNanos;
        long worked = Math.max(0, processor - lastProcessor);
        // Negative where the system does not tell it.
        boolean slept = processor >= 0 && gap >= SHORTEST_NANOS && worked < LEAST_SHARE * gap;
        now += slept ? Math.min(gap, worked) : gap;
        lastNanos = nanos;
        lastProcessor = processor;
        return now;
    }
}

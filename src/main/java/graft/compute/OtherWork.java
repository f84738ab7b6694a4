package graft.compute;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How busy programs other than Graft keep the processor: all that is computed, less what this process and its children
 * compute.
 */
public final class OtherWork {

    /** Shorter than this, what is measured is chance. */
    private static final Duration SHORTEST = Duration.ofMillis(500);

    /**
     * Looks at the processor.
     *
     * @param nanos of a clock that only goes forward
     * @param systemLoad share of all logical processors that was busy since the look before, 0 to 1; negative if not known
     * @param own processor time of this process and of each of its children until now, by process id
     */
    public record Look(long nanos, double systemLoad, Map<Long, Duration> own) {
        public Look {
            own = Map.copyOf(own);
        }

        /** The processor of this computer, now. The load is that since the last call. */
        public static Look now() {
            OperatingSystemMXBean bean = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            Map<Long, Duration> own = new HashMap<>();
            ProcessHandle self = ProcessHandle.current();
            Stream.concat(Stream.of(self), self.descendants())
                    .forEach(process ->
                            process.info().totalCpuDuration().ifPresent(time -> own.put(process.pid(), time)));
            return new Look(System.nanoTime(), bean.getCpuLoad(), own);
        }
    }

    private OtherWork() {}

    /**
     * The share of all logical processors that others kept busy between two looks.
     *
     * @param logical how many processors there are
     * @return 0 to 1; 0 where the system does not say, or the looks lie too close together
     */
    public static double between(Look before, Look after, int logical) {
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        if (!(after.systemLoad() >= 0) || seconds * 1000 < SHORTEST.toMillis()) {
            return 0;
        }
        double own = after.own().entrySet().stream()
                .mapToDouble(e -> e.getValue()
                                .minus(before.own().getOrDefault(e.getKey(), Duration.ZERO))
                                .toNanos()
                        / 1e9)
                .sum();
        return Math.max(0, Math.min(1, after.systemLoad() - own / seconds / logical));
    }
}

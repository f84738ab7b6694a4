package graft.worker.client;

import graft.compute.Machine;
import graft.compute.MemoryPlan;
import java.util.OptionalLong;

/**
 * What a worker may take of the machine.
 *
 * @param memory its limits of memory
 * @param threads how many threads each library computes with, 1 or more
 * @param logLevel least level that goes to its log: {@code DEBUG}, {@code INFO}, {@code WARN} or {@code ERROR}
 * @param stay how long it is expected to live
 */
public record WorkerSettings(MemoryPlan memory, int threads, String logLevel, Stay stay) {

    /** How long a worker is expected to live, which decides how its code is compiled. */
    public enum Stay {
        /** Hours perhaps: what turns out to be hot is compiled as well as can be. */
        LONG,
        /** Seconds: compiling well would take longer than what it speeds up. */
        BRIEF
    }

    public WorkerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }

    /** The system property that names the limit of a worker's Java heap, in MiB; what suits the machine without it. */
    public static final String HEAP_PROPERTY = "graft.worker.heapMiB";

    /**
     * What suits a machine: its memory as {@link MemoryPlan} shares it out, and a thread for each core. The heap is as large
     * as {@link #HEAP_PROPERTY} says where this process was started with it.
     */
    public static WorkerSettings forMachine(Machine machine) {
        Long heapMiB = Long.getLong(HEAP_PROPERTY);
        OptionalLong heap = heapMiB == null ? OptionalLong.empty() : OptionalLong.of(heapMiB << 20);
        return new WorkerSettings(
                MemoryPlan.forMachine(machine.memoryBytes(), heap),
                machine.processors().physical(),
                "INFO",
                Stay.LONG);
    }

    /** The same for a worker that is expected to live so long. */
    public WorkerSettings staying(Stay asked) {
        return new WorkerSettings(memory, threads, logLevel, asked);
    }
}

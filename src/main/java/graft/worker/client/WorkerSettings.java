package graft.worker.client;

import graft.compute.Machine;
import graft.compute.MemoryPlan;

/**
 * What a worker may take of the machine.
 *
 * @param memory its limits of memory
 * @param threads how many threads each library computes with, 1 or more
 * @param logLevel least level that goes to its log: {@code DEBUG}, {@code INFO}, {@code WARN} or {@code ERROR}
 */
public record WorkerSettings(MemoryPlan memory, int threads, String logLevel) {

    public WorkerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }

    /** What suits a machine: its memory as {@link MemoryPlan} shares it out, and a thread for each core. */
    public static WorkerSettings forMachine(Machine machine) {
        return new WorkerSettings(
                MemoryPlan.forMachine(machine.memoryBytes()),
                machine.processors().physical(),
                "INFO");
    }
}

package graft.worker.client;

import graft.common.Folders;
import graft.compute.Machine;
import graft.compute.MemoryPlan;
import graft.worker.server.FaultyWorkerMain;
import graft.worker.server.FaultyWorkerMain.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Starts workers for tests: as Graft does, with another jar, or on a machine where something goes wrong. */
public final class TestWorkers {

    /** Small enough to be full soon. */
    private static final long HEAP = 256L << 20;

    /** A hanging worker is given up soon. */
    private static final Timeouts IMPATIENT =
            new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private TestWorkers() {}

    /** The jar that Graft starts workers with in this process; another process can be given it. */
    public static WorkerJar jar(Folders folders) {
        try {
            return WorkerJar.find(folders.cache());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker for questions, of this jar. */
    public static WorkerClient start(WorkerJar jar, Path logs) {
        return WorkerClient.start(WorkerCommand.of(jar, settings(WorkerSettings.Stay.LONG)), logs, Timeouts.usual());
    }

    /** A worker for a run, of this jar. */
    public static WorkerClient forRun(WorkerJar jar, Path log, WorkerSettings.Stay stay) {
        return WorkerClient.startLoggingTo(log, WorkerCommand.of(jar, settings(stay)), Timeouts.usual());
    }

    /**
     * A worker for a run in which something goes wrong.
     *
     * @param step of training, from 1
     */
    public static WorkerClient faulty(WorkerJar jar, Path log, WorkerSettings.Stay stay, Fault fault, int step) {
        WorkerCommand command = WorkerCommand.of(jar, settings(stay), FaultyWorkerMain.class.getName());
        List<String> arguments = new ArrayList<>(command.arguments());
        arguments.addAll(List.of(fault.name(), Integer.toString(step)));
        return WorkerClient.startLoggingTo(
                log, new WorkerCommand(arguments, command.environment(), command.folder()), IMPATIENT);
    }

    private static WorkerSettings settings(WorkerSettings.Stay stay) {
        Machine machine = Machine.detect();
        MemoryPlan memory = MemoryPlan.forMachine(machine.memoryBytes(), OptionalLong.of(HEAP));
        return new WorkerSettings(memory, machine.processors().physical(), "INFO", stay);
    }
}

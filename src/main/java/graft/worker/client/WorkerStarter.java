package graft.worker.client;

import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Starts workers with what suits this machine. */
public final class WorkerStarter implements Supplier<WorkerClient> {

    private final Folders folders;

    /**
     * @param folders where a worker's jar and log may be put
     */
    public WorkerStarter(Folders folders) {
        this.folders = folders;
    }

    /**
     * Starts a worker and waits for its greeting.
     *
     * @throws GraftException with {@link ErrorCode#DEVICE} if that is not possible
     */
    @Override
    public WorkerClient get() {
        return WorkerClient.start(command(WorkerSettings.Stay.LONG), folders.logs(), Timeouts.USUAL);
    }

    /**
     * Starts a worker for a run and waits for its greeting.
     *
     * @param log of the run
     * @param stay how long it is expected to live
     * @throws GraftException with {@link ErrorCode#DEVICE} if that is not possible
     */
    public WorkerClient forRun(Path log, WorkerSettings.Stay stay) {
        return WorkerClient.startLoggingTo(log, command(stay), Timeouts.USUAL);
    }

    private WorkerCommand command(WorkerSettings.Stay stay) {
        try {
            return WorkerCommand.of(
                    WorkerJar.find(folders.cache()),
                    WorkerSettings.forMachine(Machine.detect()).staying(stay));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.noJar"), e);
        }
    }
}

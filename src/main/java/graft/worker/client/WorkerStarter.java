package graft.worker.client;

import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Machine;
import java.io.IOException;
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
        try {
            WorkerCommand command =
                    WorkerCommand.of(WorkerJar.find(folders.cache()), WorkerSettings.forMachine(Machine.detect()));
            return WorkerClient.start(command, folders.logs(), Timeouts.USUAL);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.noJar"), e);
        }
    }
}

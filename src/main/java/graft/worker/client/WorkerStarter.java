package graft.worker.client;

import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Machine;
import graft.worker.client.Outfitter.Outfit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts workers with what suits this machine. */
public final class WorkerStarter implements Supplier<WorkerClient> {

    private final Folders folders;
    private final Outfitter outfitter;

    /**
     * @param folders where a worker's jar and log may be put
     */
    public WorkerStarter(Folders folders) {
        this(folders, Outfitter.ofThisMachine(folders));
    }

    WorkerStarter(Folders folders, Outfitter outfitter) {
        this.folders = folders;
        this.outfitter = outfitter;
    }

    /**
     * Starts a worker and waits for its greeting.
     *
     * @throws GraftException with {@link ErrorCode#DEVICE} if that is not possible
     */
    @Override
    public WorkerClient get() {
        return WorkerClient.start(onProcessor(WorkerSettings.Stay.LONG), folders.logs(), Timeouts.usual());
    }

    /**
     * Starts a worker for a run and waits for its greeting.
     *
     * @param log of the run
     * @param stay how long it is expected to live
     * @throws GraftException with {@link ErrorCode#DEVICE} if that is not possible
     */
    public WorkerClient forRun(Path log, WorkerSettings.Stay stay) {
        return WorkerClient.startLoggingTo(log, onProcessor(stay), Timeouts.usual());
    }

    /**
     * Starts a worker that trains on a graphics card and waits for its greeting; whether it can, only a trial says.
     *
     * @param log of the run
     * @param card its place in the order of the slots
     * @throws GraftException with {@link ErrorCode#DEVICE} if that is not possible
     */
    public WorkerClient onCard(Path log, int card) {
        WorkerCommand command = command(WorkerSettings.Stay.LONG, installed -> outfitter.onCard(installed, card));
        return WorkerClient.startLoggingTo(log, command, Timeouts.usual());
    }

    /** How a worker is started that computes on the processor. */
    WorkerCommand onProcessor(WorkerSettings.Stay stay) {
        return command(stay, outfitter::onProcessor);
    }

    private WorkerCommand command(WorkerSettings.Stay stay, Function<Boolean, Outfit> outfit) {
        try {
            WorkerJar jar = WorkerJar.find(folders.cache());
            Outfit chosen = outfit.apply(jar.natives().isPresent());
            return WorkerCommand.of(
                    jar.with(chosen.equipment().packs(), folders.cache()),
                    WorkerSettings.forMachine(Machine.detect()).staying(stay),
                    chosen.build(),
                    chosen.equipment(),
                    "");
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.noJar"), e);
        }
    }
}

package graft.worker.client;

import graft.common.Folders;
import graft.compute.Machine;
import graft.data.PictureReader;
import graft.data.scan.ScanCache;
import graft.run.ExclusiveLock;
import graft.run.pretrain.PretrainFolder;
import graft.run.pretrain.PretrainOutcome;
import graft.run.pretrain.PretrainPreparation;
import graft.run.pretrain.PretrainRequest;
import graft.training.pretrain.PretrainEvent;
import graft.worker.protocol.Payload;
import graft.worker.protocol.PretrainCall;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Trains a network from scratch: prepares it in this process, and lets a worker do the rest. */
public final class PretrainSession {

    private final Folders folders;
    private final PictureReader reader;
    private final Supplier<WorkerClient> workers;

    /**
     * @param workers starts a worker
     */
    public PretrainSession(Folders folders, PictureReader reader, Supplier<WorkerClient> workers) {
        this.folders = folders;
        this.reader = reader;
        this.workers = workers;
    }

    /**
     * Scans and splits the pictures and writes down what is to be done, in place of whatever was in the folder.
     *
     * @param progress how many files were looked at
     * @throws graft.common.GraftException as {@link PretrainPreparation#prepare}
     */
    public void prepare(
            PretrainFolder folder,
            PretrainFolder.Order order,
            PretrainRequest request,
            graft.common.Progress progress,
            RunSession.Interrupt interrupt) {
        int threads = Machine.detect().processors().physical();
        ScanCache cache = ScanCache.in(folder.path().resolve("scan.jsonl"));
        try (ExclusiveLock lock = folder.lock()) {
            new PretrainPreparation(reader, cache, threads)
                    .prepare(order, request, folder, progress, interrupt.token());
        }
    }

    /**
     * Trains what was prepared, from its latest checkpoint on.
     *
     * @param images the folder of pictures
     * @param observer hears of everything, on another thread
     * @throws graft.common.GraftException with the code of what went wrong; CANCELLED if it was paused
     */
    public PretrainOutcome train(
            PretrainFolder folder, Path images, Consumer<PretrainEvent> observer, RunSession.Interrupt interrupt) {
        interrupt.token().throwIfCancelled();
        PretrainCall request = new PretrainCall(
                folder.path().toString(),
                images.toString(),
                RunSession.backbones(folders).toString());
        try (WorkerClient worker = workers.get()) {
            Call call = worker.call(
                    PretrainCall.KIND, request, event -> observer.accept(Payload.as(event, PretrainEvent.class)));
            interrupt.whenAsked().accept(() -> call.cancel(interrupt.mode().get()));
            return call.await(PretrainOutcome.class);
        }
    }
}

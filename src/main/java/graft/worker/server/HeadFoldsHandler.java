package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.run.ExclusiveLock;
import graft.run.RunFolder;
import graft.run.RunFolds;
import graft.run.training.HeadFoldsOfRun;
import graft.training.TrainingControl;
import graft.training.TrainingEngines;
import graft.worker.protocol.HeadFoldsCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;

/** Cross-validates the head of a finished run. */
final class HeadFoldsHandler implements RequestHandler {

    private final TrainingEngines engines;

    HeadFoldsHandler(TrainingEngines engines) {
        this.engines = engines;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        RunFolder run =
                new RunFolder(Path.of(Payload.as(payload, HeadFoldsCall.class).run()));
        long began = System.nanoTime();
        try (ExclusiveLock lock = run.lock(RunFolder.PATIENCE)) {
            RunFolds folds = new HeadFoldsOfRun(run, engines)
                    .carryOut(
                            (done, total) -> context.events().emitDroppable(new HeadFoldsCall.Reached(done, total)),
                            () -> context.cancellation().isCancelled()
                                    ? TrainingControl.Wish.PAUSE
                                    : TrainingControl.Wish.GO_ON);
            return Payload.of(
                    new HeadFoldsCall.Folded(folds.rows().size(), folds.repeats(), (System.nanoTime() - began) / 1e9));
        }
    }
}

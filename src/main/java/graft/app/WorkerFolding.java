package graft.app;

import graft.app.results.HeadFolding;
import graft.app.task.Workers;
import graft.common.CancellationToken;
import graft.common.Progress;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunFolds;
import graft.worker.protocol.HeadFoldsCall;
import graft.worker.protocol.Payload;

/** Has the long-lived worker cross-validate heads. */
record WorkerFolding(Workers workers) implements HeadFolding {

    @Override
    public RunFolds fold(RunFolder run, Progress progress, CancellationToken cancellation) {
        workers.ask(
                HeadFoldsCall.KIND,
                new HeadFoldsCall(run.path().toString()),
                HeadFoldsCall.Folded.class,
                event -> {
                    HeadFoldsCall.Reached reached = Payload.as(event, HeadFoldsCall.Reached.class);
                    progress.at(reached.done(), reached.total());
                },
                cancellation);
        return RunFolds.DOCUMENT.read(run.file(RunFiles.FOLDS));
    }
}

package graft.app.use;

import graft.app.results.TestedRun;
import graft.app.task.Workers;
import graft.common.CancellationToken;
import graft.common.Progress;
import graft.model.HeatMap;
import graft.model.ParityReport;
import graft.model.shift.ShiftReport;
import graft.worker.client.ModelExport;
import graft.worker.client.PictureQuestions;
import graft.worker.protocol.ExportCall;
import graft.worker.protocol.HeatMapCall;
import graft.worker.protocol.OpeningCall;
import graft.worker.protocol.PredictionCall;
import graft.worker.protocol.ShiftCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs models in the window's long-lived worker. */
public final class WorkerAnswers implements ModelWorker {

    private final Workers workers;
    private final int threads;

    /**
     * @param threads how many threads a model may use
     */
    public WorkerAnswers(Workers workers, int threads) {
        this.workers = workers;
        this.threads = threads;
    }

    @Override
    public OpeningCall.Report open(Path model, CancellationToken cancellation) {
        OpeningCall call = new OpeningCall(model.toAbsolutePath().toString(), threads);
        return workers.ask(OpeningCall.KIND, call, OpeningCall.Report.class, cancellation);
    }

    @Override
    public void answer(
            Path model,
            List<Path> pictures,
            PictureQuestions.Listener listener,
            Progress progress,
            CancellationToken cancellation) {
        new PictureQuestions((call, events) ->
                        workers.ask(PredictionCall.KIND, call, PredictionCall.Done.class, events, cancellation))
                .ask(model, pictures, listener, progress);
    }

    @Override
    public ShiftReport likeness(ShiftCall question, CancellationToken cancellation) {
        return workers.ask(ShiftCall.KIND, question, ShiftReport.class, cancellation);
    }

    @Override
    public HeatMap heatMap(Path model, Path picture, CancellationToken cancellation) {
        HeatMapCall call = new HeatMapCall(
                model.toString(), picture.toAbsolutePath().toString(), Optional.empty(), HeatMap.DEFAULT_SIDE, threads);
        return workers.ask(HeatMapCall.KIND, call, HeatMapCall.Drawn.class, cancellation)
                .map();
    }

    @Override
    public ModelExport.Exported export(
            TestedRun run, Path target, ModelExport.Format format, CancellationToken cancellation) {
        // The dialog has asked already whether a file of that name may be replaced.
        return new ModelExport(call -> workers.ask(ExportCall.KIND, call, ParityReport.class, cancellation))
                .export(run.run(), run.model(), target, format, true);
    }
}

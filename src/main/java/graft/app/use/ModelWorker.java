package graft.app.use;

import graft.app.results.TestedRun;
import graft.common.CancellationToken;
import graft.common.Progress;
import graft.model.HeatMap;
import graft.model.shift.ShiftReport;
import graft.worker.client.ModelExport;
import graft.worker.client.PictureQuestions;
import graft.worker.protocol.OpeningCall;
import graft.worker.protocol.ShiftCall;
import java.nio.file.Path;
import java.util.List;

/** Whoever can run a finished model. In the window that is a worker; every method waits for it and may throw what it says. */
public interface ModelWorker {

    /**
     * Opens a model from elsewhere, which may be anything.
     *
     * @throws graft.common.GraftException with code WEIGHTS where it is no sound model of a version that is known
     */
    OpeningCall.Report open(Path model, CancellationToken cancellation);

    /** Answers files in their order. */
    void answer(
            Path model,
            List<Path> pictures,
            PictureQuestions.Listener listener,
            Progress progress,
            CancellationToken cancellation);

    /** Whether pictures are like those of a run. */
    ShiftReport likeness(ShiftCall question, CancellationToken cancellation);

    /**
     * Where in a picture the model found what speaks for its answer.
     *
     * @throws graft.common.GraftException with code WEIGHTS where the model cannot say
     */
    HeatMap heatMap(Path model, Path picture, CancellationToken cancellation);

    /** Writes the model to another place, and proves that what was written answers as the original. */
    ModelExport.Exported export(TestedRun run, Path target, ModelExport.Format format, CancellationToken cancellation);
}

package graft.app.use;

import graft.app.results.ResultsModel;
import graft.app.results.TestedRun;
import graft.app.task.Tasks;
import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.model.ParityReport;
import graft.worker.client.ModelExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Taking the model along: its file, the bundle, the report. A model that does not answer as it should is not kept. */
public final class ExportModel {

    private final ResultsModel results;
    private final ModelWorker worker;
    private final Tasks tasks;
    private final Map<Take, ReadOnlyObjectWrapper<TakeState>> states = new EnumMap<>(Take.class);

    ExportModel(ResultsModel results, ModelWorker worker, Tasks tasks) {
        this.results = results;
        this.worker = worker;
        this.tasks = tasks;
        for (Take what : Take.values()) {
            states.put(what, new ReadOnlyObjectWrapper<>(new TakeState.Idle()));
        }
    }

    public ReadOnlyObjectProperty<TakeState> stateProperty(Take what) {
        return state(what).getReadOnlyProperty();
    }

    private ReadOnlyObjectWrapper<TakeState> state(Take what) {
        return Objects.requireNonNull(states.get(what));
    }

    /** Writes it to this file, replacing what is there. */
    public void take(Take what, Path target) {
        Optional<TestedRun> run = results.runProperty().get();
        if (run.isEmpty() || state(what).get() instanceof TakeState.Writing) {
            return;
        }
        state(what).set(new TakeState.Writing());
        tasks.start(
                (progress, cancellation) -> write(run.get(), what, target, cancellation),
                written -> state(what).set(written),
                failure -> state(what).set(new TakeState.Failed(failure.userMessage())));
    }

    private TakeState write(TestedRun run, Take what, Path target, CancellationToken cancellation) {
        return switch (what) {
            case MODEL -> proven(worker.export(run, target, ModelExport.Format.ONNX, cancellation));
            case BUNDLE -> proven(worker.export(run, target, ModelExport.Format.BUNDLE, cancellation));
            case PAGE -> proven(worker.export(run, target, ModelExport.Format.PAGE, cancellation));
            case PROGRAMS -> proven(worker.export(run, target, ModelExport.Format.FOLDER, cancellation));
            case REPORT -> report(run, target);
        };
    }

    private static TakeState proven(ModelExport.Exported exported) {
        ParityReport proof = exported.parity();
        return exported.passed()
                ? new TakeState.Written(Path.of(exported.file()), Optional.of(proof))
                : new TakeState.Failed(Message.of("use.proofFailed", proof.compared(), proof.largestDifference()));
    }

    private static TakeState report(TestedRun run, Path target) {
        try {
            AtomicFiles.write(target, Files.readAllBytes(run.report().orElseThrow()));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.fileNotWritten", target), e);
        }
        return new TakeState.Written(target, Optional.empty());
    }

    /** Forgets what was taken. */
    void reset() {
        states.values().forEach(state -> state.set(new TakeState.Idle()));
    }
}

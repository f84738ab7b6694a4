package graft.app.use;

import graft.app.results.TestedRun;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.evaluation.Purpose;
import graft.model.Answer;
import graft.model.HeatMap;
import graft.model.KnownLimit;
import graft.model.ModelMetadata;
import graft.model.ParityReport;
import graft.model.PictureAnswer;
import graft.model.StatedResult;
import graft.model.shift.ShiftReport;
import graft.model.testing.TinyModel;
import graft.worker.client.ModelExport;
import graft.worker.client.PictureQuestions;
import graft.worker.protocol.OpeningCall;
import graft.worker.protocol.ShiftCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Answers by rules that a reader can follow: a picture is of the class its folder is named after, as surely as it is told; a
 * file whose name holds "broken" cannot be read.
 */
public final class ScriptedWorker implements ModelWorker {

    public double sureness = 0.9;
    public Optional<KnownLimit> limit = Optional.empty();
    public boolean dead;
    public boolean unexplained;
    public double exportDifference;
    public int answered;
    public int stopsAfter = Integer.MAX_VALUE;
    public ShiftReport likeness = new ShiftReport(0, 0, List.of());
    public Optional<StatedResult> stated = Optional.of(new StatedResult(Purpose.TEST, 41, 44));
    public Optional<Message> refusal = Optional.empty();

    private final List<String> labels;

    public ScriptedWorker(List<String> labels) {
        this.labels = labels;
    }

    private ModelMetadata metadata() {
        ModelMetadata tiny = TinyModel.metadata(1, limit);
        return new ModelMetadata(
                "leaf-1",
                1,
                "Leaf check",
                labels,
                tiny.height(),
                tiny.width(),
                tiny.fit(),
                tiny.resize(),
                tiny.decoding(),
                1,
                limit,
                tiny.backbone(),
                tiny.counts(),
                tiny.graftVersion(),
                tiny.created());
    }

    @Override
    public OpeningCall.Report open(Path model, CancellationToken cancellation) {
        refusal.ifPresent(why -> {
            throw new GraftException(ErrorCode.WEIGHTS, why);
        });
        return new OpeningCall.Report(metadata(), stated);
    }

    @Override
    public void answer(
            Path model,
            List<Path> pictures,
            PictureQuestions.Listener listener,
            Progress progress,
            CancellationToken cancellation) {
        if (dead) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.killed", "worker.log"));
        }
        listener.model(metadata());
        for (Path picture : pictures) {
            cancellation.throwIfCancelled();
            if (answered == stopsAfter) {
                throw new GraftException(ErrorCode.CANCELLED, Message.of("common.cancelled"));
            }
            listener.row(row(picture));
            answered++;
        }
    }

    private PictureAnswer row(Path picture) {
        if (picture.getFileName().toString().contains("broken")) {
            return PictureAnswer.unreadable(picture.toString(), Message.of("data.readEmpty"));
        }
        int index =
                Math.max(0, labels.indexOf(String.valueOf(picture.getParent().getFileName())));
        List<Double> probabilities =
                new ArrayList<>(Collections.nCopies(labels.size(), (1 - sureness) / (labels.size() - 1)));
        probabilities.set(index, sureness);
        return PictureAnswer.answered(picture.toString(), Answer.of(metadata(), probabilities));
    }

    @Override
    public ShiftReport likeness(ShiftCall question, CancellationToken cancellation) {
        return likeness;
    }

    @Override
    public HeatMap heatMap(Path model, Path picture, CancellationToken cancellation) {
        if (unexplained) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.notRun"));
        }
        String label = String.valueOf(picture.getParent().getFileName());
        return new HeatMap(label, 2, 1, new byte[] {0, (byte) 255}, 0.75, 0.5);
    }

    @Override
    public ModelExport.Exported export(
            TestedRun run, Path target, ModelExport.Format format, CancellationToken cancellation) {
        boolean passed = exportDifference < 0.01;
        ParityReport proof =
                new ParityReport("leaf-1", 1, passed, 20, exportDifference, exportDifference, 0.01, List.of());
        try {
            if (passed) {
                Files.writeString(target, format.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelExport.Exported(run.run().id(), target.toString(), format, 4, passed, proof);
    }
}

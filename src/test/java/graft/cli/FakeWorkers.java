package graft.cli;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.BackboneInfo;
import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.model.Answer;
import graft.model.ModelMetadata;
import graft.model.ParityReport;
import graft.model.PictureAnswer;
import graft.model.testing.TinyModel;
import graft.run.SampleRun;
import graft.training.embed.FeatureSpace;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.BackboneVerifyCall;
import graft.worker.protocol.EmbedCall;
import graft.worker.protocol.ExportCall;
import graft.worker.protocol.Payload;
import graft.worker.protocol.PredictionCall;
import graft.worker.protocol.RunBackboneCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers as a worker would, by rules that a reader can follow: a picture is of the class of its folder, surely, and a file
 * whose name holds "broken" cannot be read. Everything goes through JSON as it does on its way to a process.
 */
final class FakeWorkers implements WorkerRequests {

    final List<Object> asked = new ArrayList<>();
    int diesAfter = Integer.MAX_VALUE;
    int losesAfter = Integer.MAX_VALUE;
    double exportDifference;

    @Override
    public <T> T ask(String kind, Object payload, Class<T> answer, Consumer<JsonNode> events) {
        asked.add(payload);
        Object result =
                switch (kind) {
                    case PredictionCall.KIND -> predict(Payload.as(Payload.of(payload), PredictionCall.class), events);
                    case EmbedCall.KIND -> embed(Payload.as(Payload.of(payload), EmbedCall.class), events);
                    case RunBackboneCall.KIND -> ofRun(Payload.as(Payload.of(payload), RunBackboneCall.class));
                    case ExportCall.KIND -> export(Payload.as(Payload.of(payload), ExportCall.class));
                    case BackboneVerifyCall.KIND -> verify(Payload.as(Payload.of(payload), BackboneVerifyCall.class));
                    default -> throw new IllegalStateException(kind);
                };
        return Payload.as(Payload.of(result), answer);
    }

    private PredictionCall.Done predict(PredictionCall call, Consumer<JsonNode> events) {
        events.accept(Payload.of(new PredictionCall.Piece(Optional.of(metadata()), List.of(), 0)));
        long done = 0;
        for (String picture : call.pictures()) {
            if (done == diesAfter) {
                throw new GraftException(ErrorCode.DEVICE, Message.of("worker.killed", "worker.log"));
            }
            done++;
            if (done <= losesAfter) {
                events.accept(Payload.of(new PredictionCall.Piece(Optional.empty(), List.of(row(picture)), done)));
            }
        }
        return new PredictionCall.Done(done);
    }

    private static BackboneCall.Ready ofRun(RunBackboneCall call) {
        String run = Path.of(call.run()).getFileName().toString();
        return new BackboneCall.Ready(
                new BackboneInfo(run, "Of a run", "", "tiny", "0", "MIT", "Learned.", run, "", Optional.empty()), "{}");
    }

    /** The first feature of a picture is its place among those asked, the second a third. */
    private EmbedCall.Done embed(EmbedCall call, Consumer<JsonNode> events) {
        BackboneInfo info = new BackboneInfo(
                call.backbone().id().orElse("file"),
                "Tiny",
                "",
                "tiny",
                "0",
                "MIT",
                "Learned from little.",
                "",
                "",
                Optional.empty());
        FeatureSpace space = new FeatureSpace(info, 8, 8, call.fit(), 2);
        events.accept(Payload.of(new EmbedCall.Piece(Optional.of(space), List.of())));
        int done = 0;
        for (String picture : call.pictures()) {
            if (done == diesAfter) {
                throw new GraftException(ErrorCode.DEVICE, Message.of("worker.killed", "worker.log"));
            }
            EmbedCall.Row row = picture.contains("broken")
                    ? EmbedCall.Row.of(new float[0], Optional.of(Message.of("data.scanVanished")))
                    : EmbedCall.Row.of(new float[] {done, 1f / 3}, Optional.empty());
            done++;
            if (done <= losesAfter) {
                events.accept(Payload.of(new EmbedCall.Piece(Optional.empty(), List.of(row))));
            }
        }
        return new EmbedCall.Done(done);
    }

    private static PictureAnswer row(String picture) {
        Path path = Path.of(picture);
        if (path.getFileName().toString().contains("broken")) {
            return PictureAnswer.unreadable(picture, Message.of("data.scanVanished"));
        }
        List<Double> probabilities = new ArrayList<>();
        String folder = path.getParent().getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        int sure = Math.max(0, SampleRun.CLASSES.indexOf(folder));
        for (int c = 0; c < SampleRun.CLASSES.size(); c++) {
            probabilities.add(c == sure ? 0.9 : c == (sure + 1) % SampleRun.CLASSES.size() ? 0.07 : 0.03);
        }
        return PictureAnswer.answered(picture, Answer.of(metadata(), probabilities));
    }

    static ModelMetadata metadata() {
        ModelMetadata tiny = TinyModel.metadata(1, Optional.empty());
        return new ModelMetadata(
                "leaf-1",
                1,
                "Leaf check",
                SampleRun.CLASSES,
                tiny.height(),
                tiny.width(),
                tiny.fit(),
                tiny.resize(),
                tiny.decoding(),
                1.31,
                Optional.empty(),
                tiny.backbone(),
                tiny.counts(),
                tiny.graftVersion(),
                tiny.created());
    }

    private ParityReport export(ExportCall call) {
        try {
            AtomicFiles.write(Path.of(call.target()), "exported".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean passed = exportDifference <= 0.01;
        return new ParityReport("leaf-1", 1, passed, 20, exportDifference, exportDifference, 0.01, List.of());
    }

    private static BackboneVerifyCall.Verified verify(BackboneVerifyCall call) {
        return new BackboneVerifyCall.Verified(call.ids().stream()
                .map(id -> id.contains("bad")
                        ? new BackboneVerifyCall.Row(
                                id, Optional.empty(), Optional.of(Message.of("backbone.damaged", id)))
                        : new BackboneVerifyCall.Row(id, Optional.of(2e-6), Optional.empty()))
                .toList());
    }
}

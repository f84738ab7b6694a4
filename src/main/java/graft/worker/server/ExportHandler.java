package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Machine;
import graft.data.PictureReader;
import graft.model.Classifier;
import graft.model.ModelBundle;
import graft.model.ModelCard;
import graft.model.ModelFile;
import graft.model.ModelWriter;
import graft.model.ParityCheck;
import graft.model.ParitySample;
import graft.model.onnx.OnnxClassifier;
import graft.model.share.ModelFolder;
import graft.model.share.ModelPage;
import graft.worker.protocol.ExportCall;
import graft.worker.protocol.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes a copy or a bundle of a model, opens what was written anew, and compares its answers with the original's. */
final class ExportHandler implements RequestHandler {

    private final PictureReader reader;

    ExportHandler(PictureReader reader) {
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        ExportCall call = Payload.as(payload, ExportCall.class);
        Path target = Path.of(call.target());
        ModelFile original = ModelFile.read(Path.of(call.model()));
        write(call, original, target);
        int threads = Machine.detect().processors().physical();
        List<Path> pictures =
                ParitySample.of(call.candidates().stream().map(Path::of).toList(), call.pictures());
        try (Classifier written = OnnxClassifier.open(written(call.form(), target), threads);
                Classifier reference = OnnxClassifier.open(original, threads)) {
            return Payload.of(ParityCheck.run(
                    original.metadata(),
                    pictures,
                    new ModelAnswerer(written, reader),
                    new ModelAnswerer(reference, reader),
                    (done, total) -> {},
                    context.cancellation()));
        }
    }

    private static void write(ExportCall call, ModelFile original, Path target) {
        try {
            if (call.form() == ExportCall.Form.FILE) {
                AtomicFiles.write(target, original.bytes());
                return;
            }
            ExportCall.Bundle bundle = call.bundle().orElseThrow();
            switch (call.form()) {
                case PAGE -> new ModelPage(original, bundle.results(), bundle.limits()).write(target);
                case FOLDER -> new ModelFolder(bundle(bundle, original)).write(target);
                default -> bundle(bundle, original).write(target);
            }
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    private static ModelBundle bundle(ExportCall.Bundle bundle, ModelFile original) {
        String card = new ModelCard(original.metadata(), bundle.results(), bundle.limits()).markdown(Locale.ENGLISH);
        return ModelBundle.of(original.bytes(), card, bundle.provenance());
    }

    /** What was written, read again. */
    private static ModelFile written(ExportCall.Form form, Path target) {
        try {
            return switch (form) {
                case PAGE -> ModelPage.modelOf(target);
                case FOLDER -> ModelFile.read(target.resolve(ModelWriter.MODEL_FILE));
                default -> ModelFile.read(target);
            };
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    private static GraftException notWritten(Path target, IOException e) {
        return new GraftException(
                ErrorCode.DEVICE, Message.of("worker.exportNotWritten", String.valueOf(target.getParent())), e);
    }
}

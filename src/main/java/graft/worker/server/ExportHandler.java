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
import graft.model.ParityCheck;
import graft.model.onnx.OnnxClassifier;
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
        try (Classifier written = OnnxClassifier.open(target, threads);
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
            if (call.bundle().isPresent()) {
                ExportCall.Bundle bundle = call.bundle().get();
                String card =
                        new ModelCard(original.metadata(), bundle.results(), bundle.limits()).markdown(Locale.ENGLISH);
                ModelBundle.of(original.bytes(), card, bundle.provenance()).write(target);
            } else {
                AtomicFiles.write(target, original.bytes());
            }
        } catch (IOException e) {
            throw new GraftException(
                    ErrorCode.DEVICE, Message.of("worker.exportNotWritten", String.valueOf(target.getParent())), e);
        }
    }
}

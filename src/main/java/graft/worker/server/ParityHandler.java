package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.split.SplitManifest;
import graft.model.Classifier;
import graft.model.ParityCheck;
import graft.model.ParitySample;
import graft.model.onnx.OnnxClassifier;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.training.RunPictureFiles;
import graft.training.TrainingPlan;
import graft.worker.protocol.ParityCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares a run's model file with its training graph on validation and test pictures. */
final class ParityHandler implements RequestHandler {

    private final PictureReader reader;

    ParityHandler(PictureReader reader) {
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        ParityCall call = Payload.as(payload, ParityCall.class);
        RunFolder run = new RunFolder(Path.of(call.run()));
        TrainingPlan plan = run.plan();
        try (Classifier model = OnnxClassifier.open(run.file(RunFiles.MODEL), plan.threads());
                // The temperature was found for the model file and stands nowhere else yet.
                TrainedNetwork trained = TrainedNetwork.open(
                        run, reader, plan.fit(), model.metadata().temperature())) {
            return Payload.of(ParityCheck.run(
                    model.metadata(),
                    pictures(run, plan, call),
                    new ModelAnswerer(model, reader),
                    trained,
                    (done, total) -> {},
                    context.cancellation()));
        }
    }

    private static List<Path> pictures(RunFolder run, TrainingPlan plan, ParityCall call) {
        Path images = Path.of(call.images());
        RunPictureFiles files = new RunPictureFiles(run.split(), images, plan.classes());
        List<SplitManifest.Entry> entries = new ArrayList<>(files.entries(Part.VALIDATION));
        entries.addAll(files.entries(Part.TEST));
        return ParitySample.of(entries, images, call.pictures());
    }
}

package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.Classifier;
import graft.model.ModelMetadata;
import graft.model.ParityCheck;
import graft.model.ParityPictures;
import graft.model.onnx.OnnxClassifier;
import graft.network.NetworkDescription;
import graft.network.NetworkJson;
import graft.network.Weights;
import graft.network.file.SafeTensors;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.training.RunPictureFiles;
import graft.training.TrainableTail;
import graft.training.TrainingEngines;
import graft.training.TrainingPlan;
import graft.worker.protocol.ParityCall;
import graft.worker.protocol.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares a model file with the training graph, from picture files. */
final class ParityHandler implements RequestHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(ParityHandler.class);

    private final TrainingEngines engines;
    private final PictureReader reader;

    ParityHandler(TrainingEngines engines, PictureReader reader) {
        this.engines = engines;
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) throws IOException {
        ParityCall call = Payload.as(payload, ParityCall.class);
        RunFolder run = new RunFolder(Path.of(call.run()));
        TrainingPlan plan = run.plan();
        NetworkDescription network = new NetworkJson().read(run.file(RunFiles.NETWORK));
        Weights weights = SafeTensors.read(run.file(RunFiles.WEIGHTS)).weights();
        // Nothing frozen: the whole network is computed by the training engine, so that the two share no native code.
        try (Classifier model = OnnxClassifier.open(run.file(RunFiles.MODEL), plan.threads());
                TrainableTail graph = engines.tail(network, 0, weights, weights)) {
            ModelMetadata metadata = model.metadata();
            if (!metadata.labels().equals(plan.classes())) {
                throw new GraftException(
                        ErrorCode.WEIGHTS, Message.of("model.damaged"), "labels " + metadata.labels(), null);
            }
            return Payload.of(ParityCheck.run(
                    metadata,
                    pictures(run, Path.of(call.images()), plan),
                    picture -> answer(model, picture),
                    new GraphAnswerer(network.input(), graph, plan.fit(), metadata.temperature(), reader),
                    (done, total) -> LOGGER.debug("parity: {} of {}", done, total),
                    context.cancellation()));
        }
    }

    private List<Double> answer(Classifier model, Path picture) throws UnreadablePictureException {
        RgbImage image = reader.read(picture, model.shortSide()).image();
        return model.answer(List.of(model.fit(image))).get(0).probabilities();
    }

    /** Pictures that were not learned from come first; where there are none, training pictures serve as well. */
    private static List<Path> pictures(RunFolder run, Path images, TrainingPlan plan) {
        RunPictureFiles files = new RunPictureFiles(run.split(), images, plan.classes());
        List<Path> heldOut = Stream.of(Part.TEST, Part.VALIDATION)
                .flatMap(part -> files.entries(part).stream())
                .map(files::file)
                .toList();
        List<Path> known = files.entries(Part.TRAIN).stream().map(files::file).toList();
        return ParityPictures.choose(heldOut.isEmpty() ? known : heldOut, ParityPictures.MOST);
    }
}

package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.DecodedPicture;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.ClassActivation;
import graft.model.Classifier;
import graft.model.HeatMap;
import graft.model.HeatMapRenderer;
import graft.model.ModelMetadata;
import graft.model.Occlusion;
import graft.worker.protocol.HeatMapCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;

/** Answers one picture and says which places counted. */
final class HeatMapHandler implements RequestHandler {

    private final OpenModel models;
    private final PictureReader reader;

    HeatMapHandler(OpenModel models, PictureReader reader) {
        this.models = models;
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        HeatMapCall call = Payload.as(payload, HeatMapCall.class);
        Classifier classifier = models.get(Path.of(call.model()), call.threads());
        ModelMetadata model = classifier.metadata();
        DecodedPicture picture = read(classifier, Path.of(call.picture()));
        RgbImage input = classifier.fit(picture.image());
        Classifier.Explained explained = classifier.explain(input);
        ClassActivation activation =
                explained.activation().orElseGet(() -> Occlusion.of(classifier, input, context.cancellation()));
        int index =
                call.label().map(l -> index(model, l)).orElse(explained.answer().index());
        HeatMapRenderer renderer = new HeatMapRenderer(model.fit(), model.height(), model.width());
        HeatMap map = renderer.render(
                activation,
                index,
                model.labels().get(index),
                picture.info().width(),
                picture.info().height(),
                call.longSide());
        return Payload.of(new HeatMapCall.Drawn(
                explained.answer(), explained.activation().isPresent() ? map : map.foundByCovering()));
    }

    private DecodedPicture read(Classifier classifier, Path picture) {
        try {
            return reader.read(picture, classifier.shortSide());
        } catch (UnreadablePictureException e) {
            throw new GraftException(ErrorCode.DATA, e.reason(), e);
        }
    }

    private static int index(ModelMetadata model, String label) {
        int index = model.labels().indexOf(label);
        if (index < 0) {
            throw new GraftException(ErrorCode.USAGE, Message.of("model.noSuchLabel", label));
        }
        return index;
    }
}

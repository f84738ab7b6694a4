package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.model.Classifier;
import graft.model.ModelBundle;
import graft.model.StatedResult;
import graft.worker.protocol.OpeningCall;
import graft.worker.protocol.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a model from elsewhere, so far that it could answer, and tells what it says of itself. */
final class OpeningHandler implements RequestHandler {

    private final OpenModel models;

    OpeningHandler(OpenModel models) {
        this.models = models;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        OpeningCall call = Payload.as(payload, OpeningCall.class);
        Path file = Path.of(call.model());
        Classifier classifier = models.get(file, call.threads());
        return Payload.of(new OpeningCall.Report(classifier.metadata(), stated(file)));
    }

    private static Optional<StatedResult> stated(Path file) {
        try {
            return ModelBundle.isBundle(file) ? ModelBundle.read(file).stated() : Optional.empty();
        } catch (IOException e) {
            throw new GraftException(
                    ErrorCode.WEIGHTS, Message.of("model.unreadable", String.valueOf(file.getFileName())), e);
        }
    }
}

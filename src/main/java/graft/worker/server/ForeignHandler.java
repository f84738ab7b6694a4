package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.ForeignChoice;
import graft.backbone.ForeignFiles;
import graft.backbone.GraphProbe;
import graft.worker.protocol.ForeignCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;

/** Looks at an ONNX file of another program, for the person who has to say how it is to be read. */
final class ForeignHandler implements RequestHandler {

    private final GraphProbe graphs;

    ForeignHandler(GraphProbe graphs) {
        this.graphs = graphs;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        ForeignCall call = Payload.as(payload, ForeignCall.class);
        return Payload.of(new ForeignFiles(graphs).look(Path.of(call.file()), ForeignChoice.NONE));
    }
}

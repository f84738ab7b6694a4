package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.BackboneStore;
import graft.backbone.FeatureProbe;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.worker.protocol.BackboneVerifyCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks imported backbones; one that is not sound is a row that says so, and the others are checked all the same. */
final class BackboneVerifyHandler implements RequestHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackboneVerifyHandler.class);

    private final List<Path> bundled;
    private final FeatureProbe probe;

    /**
     * @param bundled the folder of the backbones that come with Graft
     */
    BackboneVerifyHandler(List<Path> bundled, FeatureProbe probe) {
        this.bundled = bundled;
        this.probe = probe;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        BackboneVerifyCall call = Payload.as(payload, BackboneVerifyCall.class);
        BackboneStore store = new BackboneStore(Path.of(call.store()), bundled, probe);
        List<BackboneVerifyCall.Row> rows = new ArrayList<>();
        for (String id : call.ids()) {
            context.cancellation().throwIfCancelled();
            rows.add(row(store, id));
            context.events().emit(rows.size());
        }
        return Payload.of(new BackboneVerifyCall.Verified(rows));
    }

    private static BackboneVerifyCall.Row row(BackboneStore store, String id) {
        try {
            return new BackboneVerifyCall.Row(id, Optional.of(store.verify(id)), Optional.empty());
        } catch (GraftException e) {
            if (e.code() != ErrorCode.WEIGHTS) {
                throw e;
            }
            LOGGER.warn("backbone {} is not sound", id, e);
            return new BackboneVerifyCall.Row(id, Optional.empty(), Optional.of(e.userMessage()));
        }
    }
}

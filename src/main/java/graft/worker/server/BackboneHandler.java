package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.Backbone;
import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneFiles;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.backbone.FeatureProbe;
import graft.backbone.ForeignChoice;
import graft.backbone.ForeignFiles;
import graft.backbone.GraphProbe;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.NetworkJson;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens a backbone of the store, or imports a weights file. Files of unknown origin are opened here and nowhere else. */
final class BackboneHandler implements RequestHandler {

    private final List<Path> bundled;
    private final FeatureProbe probe;
    private final GraphProbe graphs;

    /**
     * @param bundled the folder of the backbones that come with Graft
     * @param graphs runs what other programs wrote
     */
    BackboneHandler(List<Path> bundled, FeatureProbe probe, GraphProbe graphs) {
        this.bundled = bundled;
        this.probe = probe;
        this.graphs = graphs;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        Backbone backbone = open(Payload.as(payload, BackboneCall.class));
        return Payload.of(new BackboneCall.Ready(backbone.info(), new NetworkJson().write(backbone.network())));
    }

    /** The backbone that is asked for; a weights file is in the store afterwards. */
    Backbone open(BackboneCall call) {
        BackboneStore store = new BackboneStore(Path.of(call.store()), bundled, probe);
        return call.id()
                .map(store::open)
                .orElseGet(() -> imported(store, Path.of(call.file().orElseThrow()), call));
    }

    private Backbone imported(BackboneStore store, Path file, BackboneCall call) {
        String digest = BackboneFiles.digest(file);
        ForeignChoice choice = call.foreign().orElse(ForeignChoice.NONE);
        // What is said now may be something else than what was said the last time.
        Optional<Backbone> before =
                choice.isNone() ? store.openImported(digest, call.architecture()) : Optional.empty();
        return before.orElseGet(() -> {
            if (!choice.isNone() && !ForeignFiles.isOnnx(file)) {
                throw new GraftException(ErrorCode.USAGE, Message.of("backbone.foreignOnly", file.getFileName()));
            }
            Backbone loaded = ForeignFiles.isOnnx(file)
                    ? new ForeignFiles(graphs).read(file, choice)
                    : new BackboneFiles(BackboneCatalogue.bundled()).read(file, call.architecture());
            BackboneInfo info = store.add(loaded);
            store.remember(digest, info);
            return new Backbone(info, loaded.network(), loaded.weights());
        });
    }
}

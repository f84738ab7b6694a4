package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.Backbone;
import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneFiles;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.backbone.FeatureProbe;
import graft.network.NetworkJson;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.util.List;

/** Opens a backbone of the store, or imports a weights file. Files of unknown origin are opened here and nowhere else. */
final class BackboneHandler implements RequestHandler {

    private final List<Path> bundled;
    private final FeatureProbe probe;

    /**
     * @param bundled the folder of the backbones that come with Graft
     */
    BackboneHandler(List<Path> bundled, FeatureProbe probe) {
        this.bundled = bundled;
        this.probe = probe;
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

    private static Backbone imported(BackboneStore store, Path file, BackboneCall call) {
        String digest = BackboneFiles.digest(file);
        return store.openImported(digest, call.architecture()).orElseGet(() -> {
            Backbone loaded = new BackboneFiles(BackboneCatalogue.bundled()).read(file, call.architecture());
            BackboneInfo info = store.add(loaded);
            store.remember(digest, info);
            return new Backbone(info, loaded.network(), loaded.weights());
        });
    }
}

package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.Backbone;
import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.backbone.FeatureProbe;
import graft.network.NetworkJson;
import graft.run.RunFolder;
import graft.run.training.TrainedBackbone;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.Payload;
import graft.worker.protocol.RunBackboneCall;
import java.nio.file.Path;
import java.util.List;

/** Takes what a run has trained as a backbone of its own. */
final class RunBackboneHandler implements RequestHandler {

    private final List<Path> bundled;
    private final FeatureProbe probe;

    /**
     * @param bundled the folder of the backbones that come with Graft
     */
    RunBackboneHandler(List<Path> bundled, FeatureProbe probe) {
        this.bundled = bundled;
        this.probe = probe;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        RunBackboneCall call = Payload.as(payload, RunBackboneCall.class);
        BackboneStore store = new BackboneStore(Path.of(call.store()), bundled, probe);
        Backbone backbone =
                new TrainedBackbone(BackboneCatalogue.bundled()).of(new RunFolder(Path.of(call.run())), store.list());
        BackboneInfo info = store.add(backbone);
        return Payload.of(new BackboneCall.Ready(info, new NetworkJson().write(backbone.network())));
    }
}

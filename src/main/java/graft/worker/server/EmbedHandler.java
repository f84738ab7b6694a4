package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.Backbone;
import graft.compute.Machine;
import graft.data.PictureReader;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.training.TrainingEngines;
import graft.training.Trunk;
import graft.training.embed.FeatureSpace;
import graft.training.embed.PictureEmbedding;
import graft.worker.protocol.EmbedCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes the features of pictures, and sends them as they come, so that none of them is kept here. */
final class EmbedHandler implements RequestHandler {

    /** Rows in a message: few enough that progress is seen and messages stay small. */
    private static final int ROWS = 32;

    private final TrainingEngines engines;
    private final BackboneHandler backbones;
    private final PictureReader reader;

    EmbedHandler(TrainingEngines engines, BackboneHandler backbones, PictureReader reader) {
        this.engines = engines;
        this.backbones = backbones;
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        EmbedCall call = Payload.as(payload, EmbedCall.class);
        Backbone backbone = backbones.open(call.backbone());
        NetworkDescription network = backbone.network();
        InputSpec input = network.input();
        int threads = Machine.detect().processors().physical();
        FeatureSpace space = new FeatureSpace(
                backbone.info(),
                input.height(),
                input.width(),
                call.fit(),
                Shapes.of(network).output().channels());
        try (Trunk trunk = engines.trunk(
                        network, backbone.weights(), network.stages().size(), threads);
                PictureEmbedding embedding = new PictureEmbedding(trunk, reader, space, threads)) {
            context.events().emit(new EmbedCall.Piece(Optional.of(space), List.of()));
            Sender sender = new Sender(context.events());
            embedding.embed(call.pictures().stream().map(Path::of).toList(), sender::add, context.cancellation());
            sender.send();
            return Payload.of(new EmbedCall.Done(sender.done));
        }
    }

    /** Gathers rows until a message is worth it. */
    private static final class Sender {
        private final EventSink events;
        private final List<EmbedCall.Row> rows = new ArrayList<>();
        private long done;

        Sender(EventSink events) {
            this.events = events;
        }

        void add(PictureEmbedding.Row row) {
            rows.add(EmbedCall.Row.of(row.features(), row.problem()));
            done++;
            if (rows.size() == ROWS) {
                send();
            }
        }

        void send() {
            if (!rows.isEmpty()) {
                events.emit(new EmbedCall.Piece(Optional.empty(), rows));
                rows.clear();
            }
        }
    }
}

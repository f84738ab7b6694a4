package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.compute.Machine;
import graft.data.PictureReader;
import graft.model.Classifier;
import graft.model.PictureAnswer;
import graft.model.PictureAnswering;
import graft.worker.protocol.Payload;
import graft.worker.protocol.PredictionCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a model file about pictures, and sends the answers as they come, so that none of them is kept here. */
final class PredictionHandler implements RequestHandler {

    /** Rows in a message: few enough that progress is seen, and that a thousand classes stay far below its limit. */
    private static final int ROWS = 32;

    private final OpenModel models;
    private final PictureReader reader;

    PredictionHandler(OpenModel models, PictureReader reader) {
        this.models = models;
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        PredictionCall call = Payload.as(payload, PredictionCall.class);
        int threads = Machine.detect().processors().physical();
        Classifier model = models.get(Path.of(call.model()), threads);
        try (PictureAnswering answering = new PictureAnswering(model, reader, threads)) {
            context.events().emit(new PredictionCall.Piece(Optional.of(model.metadata()), List.of(), 0));
            Sender sender = new Sender(context.events());
            answering.answer(
                    call.pictures().stream().map(Path::of).toList(),
                    sender::add,
                    (done, total) -> {},
                    context.cancellation());
            sender.send();
            return Payload.of(new PredictionCall.Done(sender.done));
        }
    }

    /** Gathers rows until a message is worth it. */
    private static final class Sender {
        private final EventSink events;
        private final List<PictureAnswer> rows = new ArrayList<>();
        private long done;

        Sender(EventSink events) {
            this.events = events;
        }

        void add(PictureAnswer row) {
            rows.add(row);
            done++;
            if (rows.size() == ROWS) {
                send();
            }
        }

        void send() {
            if (!rows.isEmpty()) {
                events.emit(new PredictionCall.Piece(Optional.empty(), rows, done));
                rows.clear();
            }
        }
    }
}

package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.model.Classifier;
import graft.model.PictureAnswer;
import graft.model.PictureAnswering;
import graft.worker.protocol.Payload;
import graft.worker.protocol.PredictCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers picture files, a few rows a message. */
final class PredictHandler implements RequestHandler {

    /** Few enough to show what happens, many enough that messages cost nothing beside the answers. */
    private static final int ROWS_A_MESSAGE = 16;

    private final OpenModel models;
    private final PictureReader reader;

    PredictHandler(OpenModel models, PictureReader reader) {
        this.models = models;
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        long start = System.nanoTime();
        PredictCall call = Payload.as(payload, PredictCall.class);
        Classifier classifier = models.get(Path.of(call.model()), call.threads());
        context.events().emit(new PredictCall.News(Optional.of(classifier.metadata()), List.of(), 0));
        Rows rows = new Rows(context.events());
        try (PictureAnswering answering = new PictureAnswering(classifier, reader, call.threads())) {
            answering.answer(
                    call.pictures().stream().map(Path::of).toList(), rows::add, Progress.NONE, context.cancellation());
        } finally {
            // Also when stopped: what was answered was answered.
            rows.send();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return Payload.of(new PredictCall.Done(rows.answered, rows.unreadable, seconds));
    }

    /** Rows on their way. */
    private static final class Rows {
        private final EventSink events;
        private final List<PictureAnswer> waiting = new ArrayList<>();
        private int answered;
        private int unreadable;

        Rows(EventSink events) {
            this.events = events;
        }

        void add(PictureAnswer row) {
            if (row.answer().isPresent()) {
                answered++;
            } else {
                unreadable++;
            }
            waiting.add(row);
            if (waiting.size() >= ROWS_A_MESSAGE) {
                send();
            }
        }

        void send() {
            if (!waiting.isEmpty()) {
                events.emit(new PredictCall.News(Optional.empty(), waiting, answered + (long) unreadable));
                waiting.clear();
            }
        }
    }
}

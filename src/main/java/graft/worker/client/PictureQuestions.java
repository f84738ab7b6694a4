package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import graft.worker.protocol.Payload;
import graft.worker.protocol.PredictionCall;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Asks a model, in a worker, about picture files. */
public final class PictureQuestions {

    /** Has a worker answer pictures; events come on the thread that reads from it. */
    @FunctionalInterface
    public interface Answerer {
        PredictionCall.Done answer(PredictionCall call, Consumer<JsonNode> events);
    }

    private final Answerer worker;

    public PictureQuestions(Answerer worker) {
        this.worker = worker;
    }

    /** Takes the answers as they come, on one thread at a time. */
    public interface Listener {

        /** What the model says of itself; comes first. */
        void model(ModelMetadata model);

        /** The next answer, in the order asked. */
        void row(PictureAnswer row);
    }

    /**
     * Asks about each file.
     *
     * @param model an ONNX file or bundle
     * @param progress hears how many are answered
     * @throws GraftException as the worker fails, or as the listener does
     */
    public void ask(Path model, List<Path> pictures, Listener listener, Progress progress) {
        // The worker runs in a folder of its own.
        PredictionCall call = new PredictionCall(
                model.toAbsolutePath().toString(),
                pictures.stream().map(p -> p.toAbsolutePath().toString()).toList());
        Counting counting = new Counting(pictures, listener, progress);
        PredictionCall.Done done = worker.answer(call, counting::accept);
        if (done.rows() != pictures.size() || counting.rows != pictures.size()) {
            throw new GraftException(
                    ErrorCode.INTERNAL,
                    Message.of("worker.answersLost", pictures.size() - counting.rows, pictures.size()));
        }
    }

    /** Hands pieces on, each picture under the name by which the person gave it. */
    private static final class Counting {
        private final List<Path> pictures;
        private final Listener listener;
        private final Progress progress;
        private volatile int rows;

        Counting(List<Path> pictures, Listener listener, Progress progress) {
            this.pictures = pictures;
            this.listener = listener;
            this.progress = progress;
        }

        synchronized void accept(JsonNode event) {
            PredictionCall.Piece piece = Payload.as(event, PredictionCall.Piece.class);
            piece.model().ifPresent(listener::model);
            int next = rows;
            for (PictureAnswer row : piece.rows()) {
                String name = pictures.get(next++).toString();
                listener.row(new PictureAnswer(name, row.answer(), row.problem()));
            }
            rows = next;
            progress.at(next, pictures.size());
        }
    }
}

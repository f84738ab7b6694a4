package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.Fit;
import graft.training.embed.FeatureSpace;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.EmbedCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Asks a backbone, in a worker, for the features of picture files. */
public final class FeatureQuestions {

    /** Has a worker embed pictures; events come on the thread that reads from it. */
    @FunctionalInterface
    public interface Answerer {
        EmbedCall.Done answer(EmbedCall call, Consumer<JsonNode> events);
    }

    private final Answerer worker;

    public FeatureQuestions(Answerer worker) {
        this.worker = worker;
    }

    /** Takes the features as they come, on one thread at a time. */
    public interface Listener {

        /** What the features are of; comes first. */
        void space(FeatureSpace space);

        /** The features of the next picture, in the order asked. */
        void features(int picture, float[] features);

        /** The next picture could not be read. */
        void unreadable(int picture, Message why);
    }

    /**
     * Asks about each file.
     *
     * @param progress hears how many are done
     * @throws GraftException as the worker fails, or as the listener does
     */
    public void ask(BackboneCall backbone, List<Path> pictures, Fit fit, Listener listener, Progress progress) {
        // The worker runs in a folder of its own.
        List<String> files =
                pictures.stream().map(p -> p.toAbsolutePath().toString()).toList();
        Counting counting = new Counting(pictures.size(), listener, progress);
        EmbedCall.Done done = worker.answer(new EmbedCall(backbone, files, fit), counting::accept);
        if (done.rows() != pictures.size() || counting.rows != pictures.size()) {
            throw new GraftException(
                    ErrorCode.INTERNAL,
                    Message.of("worker.answersLost", pictures.size() - counting.rows, pictures.size()));
        }
    }

    private static final class Counting {
        private final int total;
        private final Listener listener;
        private final Progress progress;
        private volatile int rows;

        Counting(int total, Listener listener, Progress progress) {
            this.total = total;
            this.listener = listener;
            this.progress = progress;
        }

        synchronized void accept(JsonNode event) {
            EmbedCall.Piece piece = Payload.as(event, EmbedCall.Piece.class);
            piece.space().ifPresent(listener::space);
            int next = rows;
            for (EmbedCall.Row row : piece.rows()) {
                if (row.problem().isPresent()) {
                    listener.unreadable(next, row.problem().get());
                } else {
                    listener.features(next, row.values());
                }
                next++;
            }
            rows = next;
            progress.at(next, total);
        }
    }
}

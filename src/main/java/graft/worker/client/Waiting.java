package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.GraftException;
import graft.worker.protocol.Payload;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what another thread brings about. */
final class Waiting {

    private Waiting() {}

    /**
     * Waits for an outcome.
     *
     * @param what for, as a stack trace should say it
     * @throws GraftException as the outcome fails, with the place of the waiting added
     */
    static <T> T on(CompletableFuture<T> outcome, String what) {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof GraftException known) {
                known.addSuppressed(new Place(what));
                throw known;
            }
            throw e;
        }
    }

    /** Waits for an answer and makes it a record. */
    static <T> T on(CompletableFuture<JsonNode> answer, Class<T> type, String what) {
        return Payload.as(on(answer, what), type);
    }

    /** Says in a stack trace who was waiting, since the failure itself was made on another thread. */
    private static final class Place extends Exception {
        private static final long serialVersionUID = 1L;

        Place(String what) {
            super("waited for " + what);
        }
    }
}

package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Message;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.WorkerMessage;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One request on its way. May be used from any thread. */
public final class Call {

    private static final String DEFECT = "worker.defect";
    private static final long LOOK_MILLIS = 100;

    private final long id;
    private final Consumer<JsonNode> listener;
    private final Outbox outbox;
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();

    Call(long id, Consumer<JsonNode> listener, Outbox outbox) {
        this.id = id;
        this.listener = listener;
        this.outbox = outbox;
    }

    /**
     * The answer to come. Fails with {@link GraftException} for what the worker says went wrong, and with
     * {@link WorkerDiedException}, which is one too, if the worker ends first. Cancelling the future does not reach the
     * worker; {@link #cancel} does.
     */
    public CompletableFuture<JsonNode> answer() {
        return answer.copy();
    }

    /** Asks the worker to end this request soon; its outcome still comes, as an answer or as a failure. */
    public void cancel(CancelMode mode) {
        outbox.put(new WorkerMessage.Cancel(id, mode));
    }

    /**
     * Waits for the answer.
     *
     * @throws GraftException as {@link #answer()} fails
     */
    public <T> T await(Class<T> type) {
        return Waiting.on(answer, type, "request " + id);
    }

    /**
     * Waits for the outcome for as long as it is wanted; when it no longer is, asks the worker to end the request and does not
     * wait for that. Afterwards {@link #await} says what came of it.
     */
    public void waitWhileWanted(CancellationToken cancellation) {
        while (!cancellation.isCancelled()) {
            try {
                answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // Not there yet: look whether it is still wanted.
            } catch (ExecutionException e) {
                return; // await says what it was
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        cancel(CancelMode.STOP);
    }

    long id() {
        return id;
    }

    void event(JsonNode payload) {
        listener.accept(payload);
    }

    /**
     * @param log of the worker, which only this side knows the place of
     */
    void complete(WorkerMessage.Outcome outcome, Path log) {
        if (outcome instanceof WorkerMessage.Answer given) {
            answer.complete(given.payload());
        } else if (outcome instanceof WorkerMessage.Failure failure) {
            boolean defect = failure.message().key().equals(DEFECT);
            answer.completeExceptionally(new GraftException(
                    failure.code(),
                    defect ? Message.of("worker.defectLogged", log) : failure.message(),
                    failure.detail(),
                    null));
        }
    }

    void fail(GraftException failure) {
        answer.completeExceptionally(failure);
    }
}

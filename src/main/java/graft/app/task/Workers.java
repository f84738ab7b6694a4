package graft.app.task;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.worker.client.Call;
import graft.worker.client.WorkerClient;
import graft.worker.client.WorkerDiedException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The worker of the window that lives long and answers questions (pictures, heat maps, backbones) while others train. Every
 * method waits for a process, so none belongs on the JavaFX thread.
 */
public final class Workers implements AutoCloseable {

    private final Supplier<WorkerClient> starter;
    private @Nullable WorkerClient answering;
    private boolean closed;

    /**
     * @param starter starts a worker
     */
    public Workers(Supplier<WorkerClient> starter) {
        this.starter = starter;
    }

    /**
     * Asks the long-lived worker something and waits for the answer. It is started by the first question, and again by the
     * next one after it has died.
     *
     * @param events hears of news, on the thread that reads from the worker, so it must be quick
     * @throws GraftException as it failed; with code CANCELLED once {@code cancellation} is set
     */
    public <T> T ask(
            String kind, Object payload, Class<T> answer, Consumer<JsonNode> events, CancellationToken cancellation) {
        cancellation.throwIfCancelled();
        Call call = answering().call(kind, payload, events);
        try {
            call.waitWhileWanted(cancellation);
            return call.await(answer);
        } catch (WorkerDiedException e) {
            discard();
            throw e;
        }
    }

    /** Asks for something of which no news is expected. */
    public <T> T ask(String kind, Object payload, Class<T> answer, CancellationToken cancellation) {
        return ask(kind, payload, answer, event -> {}, cancellation);
    }

    private synchronized WorkerClient answering() {
        if (closed) {
            throw GraftException.cancelled();
        }
        if (answering == null) {
            answering = starter.get();
        }
        return answering;
    }

    private synchronized void discard() {
        WorkerClient dead = answering;
        answering = null;
        if (dead != null) {
            dead.close();
        }
    }

    /** Ends the worker; runs end those of their own. */
    @Override
    public synchronized void close() {
        closed = true;
        discard();
    }
}

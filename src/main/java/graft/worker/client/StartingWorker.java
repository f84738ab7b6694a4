package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A worker that comes up while its owner does something else; requests wait for it. Whoever made it closes it, whether it
 * has come up or not.
 */
final class StartingWorker implements AutoCloseable {

    private final CompletableFuture<WorkerClient> started = new CompletableFuture<>();

    /**
     * Begins to start a worker and returns at once.
     *
     * @param start starts it and waits for its greeting
     * @param name of the thread that does
     */
    StartingWorker(Supplier<WorkerClient> start, String name) {
        Thread thread = new Thread(() -> start(start), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void start(Supplier<WorkerClient> start) {
        try {
            started.complete(start.get());
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    /** Asks for something as soon as the worker is there; the answer fails as {@link Call#answer} or the start does. */
    CompletableFuture<JsonNode> ask(String kind, Object payload) {
        return started.thenCompose(worker -> worker.call(kind, payload).answer());
    }

    /**
     * Waits until it has come up.
     *
     * @throws WorkerException if it does not
     */
    WorkerClient get() {
        return Waiting.on(started, "the start of a worker");
    }

    /** Asks it to leave; returns at once. */
    void leave() {
        CompletableFuture<?> unused = started.thenAccept(WorkerClient::leave);
    }

    @Override
    public void close() {
        WorkerClient worker;
        try {
            worker = started.join();
        } catch (CompletionException e) {
            return; // there is none, and whoever needed it was told why
        }
        worker.close();
    }
}

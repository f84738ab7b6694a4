package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.WorkerMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out requests one after the other, all on one thread that lives as long as the worker: ND4J keeps its workspaces
 * by thread, and work from changing threads leaks them. Gives every request exactly one outcome.
 */
final class RequestQueue implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(RequestQueue.class);
    private static final int REMEMBERED_OUTCOMES = 16;

    private final Handlers handlers;
    private final Consumer<WorkerMessage> out;
    private final Consumer<Error> fatal;
    private final ExecutorService worker;
    private final Map<Long, RequestContext> open = new ConcurrentHashMap<>();
    private final Deque<WorkerMessage.Outcome> outcomes = new ArrayDeque<>();

    /**
     * @param out where events and outcomes go
     * @param fatal hears of an {@link Error} after its request got its failure; the process should not go on
     */
    RequestQueue(Handlers handlers, Consumer<WorkerMessage> out, Consumer<Error> fatal) {
        this.handlers = handlers;
        this.out = out;
        this.fatal = fatal;
        this.worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "graft-work"));
    }

    /** Queues a request. */
    void submit(WorkerMessage.Request request) {
        RequestContext context = new RequestContext(new ThrottledEvents(request.id(), out, System::nanoTime));
        if (open.putIfAbsent(request.id(), context) != null) {
            LOGGER.error("request {} was sent twice; the second is ignored", request.id());
            return;
        }
        try {
            worker.execute(() -> carryOut(request, context));
        } catch (RejectedExecutionException e) {
            LOGGER.debug("request {} came while leaving", request.id(), e);
            finish(Failures.of(request.id(), new GraftException(ErrorCode.CANCELLED, Message.of("worker.leaving"))));
        }
    }

    /** Passes on the wish to end a request; one that has its outcome already is left alone. */
    void cancel(long id, CancelMode mode) {
        RequestContext context = open.get(id);
        if (context != null) {
            context.cancel(mode);
        }
    }

    /** Sends the outcome of a request again if it was among the last. */
    void repeat(long id) {
        WorkerMessage.Outcome found = null;
        synchronized (outcomes) {
            for (WorkerMessage.Outcome outcome : outcomes) {
                if (outcome.id() == id) {
                    found = outcome;
                }
            }
        }
        if (found != null) {
            out.accept(found);
        }
    }

    /** Pauses everything and takes nothing more. */
    void pauseAll() {
        worker.shutdown();
        open.values().forEach(context -> context.cancel(CancelMode.PAUSE));
    }

    /** Waits until nothing is left to do; to be called after {@link #pauseAll()}. */
    boolean awaitIdle(Duration atMost) throws InterruptedException {
        return worker.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void carryOut(WorkerMessage.Request request, RequestContext context) {
        try {
            context.cancellation().throwIfCancelled();
            RequestHandler handler = handlers.forKind(request.kind()).orElseThrow(() -> unknown(request.kind()));
            JsonNode answer = handler.handle(request.payload(), context);
            finish(new WorkerMessage.Answer(request.id(), answer));
        } catch (Exception e) {
            log(request, e);
            finish(Failures.of(request.id(), e));
        } catch (Error e) {
            try {
                // The work is unwound, so that there is memory again for these few words.
                finish(Failures.of(request.id(), e));
                LOGGER.error("request {} ({}) ended the worker", request.id(), request.kind(), e);
            } finally {
                fatal.accept(e);
            }
        }
    }

    private static void log(WorkerMessage.Request request, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (e instanceof GraftException known && known.code() == ErrorCode.CANCELLED) {
            LOGGER.info("request {} ({}) was cancelled", request.id(), request.kind());
        } else {
            LOGGER.error("request {} ({}) failed", request.id(), request.kind(), e);
        }
    }

    private void finish(WorkerMessage.Outcome outcome) {
        synchronized (outcomes) {
            outcomes.addLast(outcome);
            if (outcomes.size() > REMEMBERED_OUTCOMES) {
                outcomes.removeFirst();
            }
        }
        open.remove(outcome.id());
        out.accept(outcome);
    }

    private static GraftException unknown(String kind) {
        return new GraftException(ErrorCode.INTERNAL, Message.of("worker.unknown", kind));
    }

    @Override
    public void close() {
        pauseAll();
        worker.shutdownNow();
    }
}

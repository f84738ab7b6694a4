package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.worker.protocol.MessageReader;
import graft.worker.protocol.WorkerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is heard from a worker: reads until its output ends, hands everything to the call it belongs to, and then finds out
 * how the process ended. Every call that was opened gets an outcome, whatever happens.
 */
final class Conversation implements MessageReader.Listener {

    private static final Logger LOGGER = LoggerFactory.getLogger(Conversation.class);
    /** A process that has closed its output ends within moments; a native crash handler may write its report first. */
    private static final Duration END = Duration.ofSeconds(10);
    /** What an ended process had written is read within moments. */
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Process process;
    private final Path log;
    private final Outbox outbox;
    private final MessageReader reader;
    private final CompletableFuture<WorkerMessage.Welcome> welcome = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private final Object lock = new Object();
    private final Map<Long, Call> open = new LinkedHashMap<>(); // all below: guarded by lock
    private WorkerState state = new WorkerState.Starting();
    private @Nullable JsonNode lastEvent;
    private boolean saidBye;
    private long damagedRecords;

    Conversation(Process process, Path log, Outbox outbox) {
        this.process = process;
        this.log = log;
        this.outbox = outbox;
        this.reader = new MessageReader(process.getInputStream(), this);
        Thread thread = new Thread(this::read, "graft-from-worker-" + process.pid());
        thread.setDaemon(true);
        thread.start();
        // A process that the worker started may hold its output open after it is gone.
        CompletableFuture<?> unused = process.onExit()
                .thenRunAsync(this::end, CompletableFuture.delayedExecutor(DRAIN.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The greeting to come; fails with {@link WorkerDiedException} if the worker ends before. */
    CompletableFuture<WorkerMessage.Welcome> welcome() {
        return welcome;
    }

    /** Expects an outcome for this call from now on; a worker that has ended already gives it one at once. */
    void open(Call call) {
        WorkerState now;
        synchronized (lock) {
            now = state;
            if (!hasEnded(now)) {
                open.put(call.id(), call);
                return;
            }
        }
        call.fail(failure(now));
    }

    WorkerState state() {
        synchronized (lock) {
            return state;
        }
    }

    long damagedRecords() {
        synchronized (lock) {
            return damagedRecords;
        }
    }

    /** Waits until every call has its outcome. */
    void awaitEnd(Duration atMost) {
        try {
            if (!ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            for (Optional<WorkerMessage> message = reader.next(); message.isPresent(); message = reader.next()) {
                accept(message.get());
            }
        } catch (IOException e) {
            LOGGER.debug("the output of worker {} broke", process.pid(), e);
        } finally {
            end();
        }
    }

    private void accept(WorkerMessage message) {
        try {
            if (message instanceof WorkerMessage.Welcome greeting) {
                running(greeting);
            } else if (message instanceof WorkerMessage.Event event) {
                event(event);
            } else if (message instanceof WorkerMessage.Outcome outcome) {
                outcome(outcome);
            } else if (message instanceof WorkerMessage.Bye) {
                synchronized (lock) {
                    saidBye = true;
                }
            } else {
                LOGGER.error("a worker does not say {}", message.getClass().getSimpleName());
            }
        } catch (RuntimeException e) {
            // A listener's defect must not end the reading: other calls wait for their outcome.
            LOGGER.error("failed to take in {}", message.getClass().getSimpleName(), e);
        }
    }

    private void running(WorkerMessage.Welcome greeting) {
        synchronized (lock) {
            state = new WorkerState.Running(greeting.pid());
        }
        welcome.complete(greeting);
    }

    private void event(WorkerMessage.Event event) {
        Call call;
        synchronized (lock) {
            lastEvent = event.payload();
            call = open.get(event.id());
        }
        if (call != null) {
            call.event(event.payload());
        }
    }

    private void outcome(WorkerMessage.Outcome outcome) {
        Call call;
        synchronized (lock) {
            call = open.remove(outcome.id());
        }
        if (call != null) { // a repeated outcome finds its call gone
            call.complete(outcome, log);
        }
    }

    @Override
    public void noise(String text) {
        LOGGER.info("worker {} printed: {}", process.pid(), text);
    }

    /** The damaged record may have been an outcome, so every open call is asked about again. */
    @Override
    public void damaged(String reason, String excerpt) {
        LOGGER.warn("damaged record from worker {} ({}): {}", process.pid(), reason, excerpt);
        List<Long> waiting;
        synchronized (lock) {
            damagedRecords++;
            waiting = new ArrayList<>(open.keySet());
        }
        waiting.forEach(id -> outbox.put(new WorkerMessage.Repeat(id)));
    }

    private void end() {
        WorkerState last = finalState();
        List<Call> left;
        synchronized (lock) {
            if (hasEnded(state)) {
                return;
            }
            state = last;
            left = new ArrayList<>(open.values());
            open.clear();
        }
        outbox.close();
        GraftException failure = failure(last);
        welcome.completeExceptionally(failure);
        left.forEach(call -> call.fail(failure));
        ended.countDown();
    }

    private WorkerState finalState() {
        int exitCode = -1;
        try {
            if (process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                exitCode = process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lock) {
            return saidBye && exitCode == 0
                    ? new WorkerState.Left()
                    : new WorkerState.Died(exitCode, Optional.ofNullable(lastEvent), log);
        }
    }

    private static boolean hasEnded(WorkerState state) {
        return state instanceof WorkerState.Left || state instanceof WorkerState.Died;
    }

    private static GraftException failure(WorkerState state) {
        return state instanceof WorkerState.Died died
                ? new WorkerDiedException(died)
                : new WorkerException(ErrorCode.CANCELLED, Message.of("worker.closed"), "", null);
    }
}

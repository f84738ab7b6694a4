package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.BuildInfo;
import graft.common.ErrorCode;
import graft.common.Message;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.MessageWriter;
import graft.worker.protocol.Payload;
import graft.worker.protocol.WorkerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running worker: owns its process, the conversation with it and its log file. May be used from any thread. Whoever
 * starts it closes it; should this process end without doing so, the worker notices and leaves by itself.
 */
public final class WorkerClient implements DeviceContest.Contender {

    private static final Logger LOGGER = LoggerFactory.getLogger(WorkerClient.class);

    private final Process process;
    private final Path log;
    private final Timeouts timeouts;
    private final Outbox outbox;
    private final Conversation conversation;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private WorkerClient(Process process, Path log, Timeouts timeouts) {
        this.process = process;
        this.log = log;
        this.timeouts = timeouts;
        this.outbox = new Outbox(new MessageWriter(process.getOutputStream()), "graft-to-worker-" + process.pid());
        this.conversation = new Conversation(process, log, outbox);
    }

    /**
     * Starts a worker and waits for its greeting.
     *
     * @param logFolder where its log file is made
     * @throws WorkerException if it cannot be started or does not greet in time; no process is left then
     * @throws WorkerVersionException if it is of another version
     * @throws WorkerDiedException if it ends at once
     */
    public static WorkerClient start(WorkerCommand command, Path logFolder, Timeouts timeouts) {
        return start(command, () -> WorkerLogs.create(logFolder), timeouts);
    }

    /**
     * The same for a worker that adds to a log which is there already, as that of a run.
     *
     * @param log made with its folder if it is not there; several workers may add to it
     */
    public static WorkerClient startLoggingTo(Path log, WorkerCommand command, Timeouts timeouts) {
        return start(command, () -> WorkerLogs.existing(log), timeouts);
    }

    /** Gets ready what a worker's error stream is added to. */
    @FunctionalInterface
    private interface Log {
        Path prepare() throws IOException;
    }

    private static WorkerClient start(WorkerCommand command, Log logged, Timeouts timeouts) {
        WorkerClient client;
        try {
            Path log = logged.prepare();
            Process process = command.processBuilder()
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            client = new WorkerClient(process, log, timeouts);
        } catch (IOException e) {
            throw new WorkerException(
                    ErrorCode.DEVICE,
                    Message.of("worker.nostart", String.valueOf(e.getMessage())),
                    command.toString(),
                    e);
        }
        try {
            client.greet(BuildInfo.current().version());
        } catch (RuntimeException | Error e) {
            client.kill();
            throw e;
        }
        return client;
    }

    /**
     * Asks the worker to do something.
     *
     * @param kind what to do
     * @param payload what the worker needs to know: a record, map or JSON tree
     * @param listener hears of events, on the thread that reads from this worker: it must be quick, for nothing more is
     *     read meanwhile; what it throws is logged
     */
    public Call call(String kind, Object payload, Consumer<JsonNode> listener) {
        Call call = new Call(ids.incrementAndGet(), listener, outbox);
        conversation.open(call);
        outbox.put(new WorkerMessage.Request(call.id(), kind, Payload.of(payload)));
        return call;
    }

    /** Asks for something of which no news is expected. */
    public Call call(String kind, Object payload) {
        return call(kind, payload, event -> LOGGER.debug("unexpected event: {}", event));
    }

    /** What the worker is right now. */
    public WorkerState state() {
        return conversation.state();
    }

    /** Process id of the worker. */
    public long pid() {
        return process.pid();
    }

    /** The file to which the worker's error stream goes. */
    public Path log() {
        return log;
    }

    /** How many damaged records came from the worker; more than none means that native code wrote among them. */
    public long damagedRecords() {
        return conversation.damagedRecords();
    }

    /** Sends a request of which only the answer matters. */
    @Override
    public CompletableFuture<JsonNode> ask(String kind, Object payload) {
        return call(kind, payload).answer();
    }

    /**
     * Asks for a request to be paused, and ends the worker as {@link #close} does if it does not heed that within
     * {@link Timeouts#leave()}: what hangs in native code hears no wish. The request has its outcome then in any case.
     * Returns at once.
     */
    public void pause(Call call) {
        call.cancel(CancelMode.PAUSE);
        CompletableFuture<?> unused = call.answer()
                .orTimeout(timeouts.leave().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> {
                    if (failure instanceof TimeoutException) {
                        LOGGER.warn("worker {} was not paused within {}", pid(), timeouts.leave());
                        closeFromAThreadOfItsOwn();
                    }
                });
    }

    /** Closing waits, which no thread may that others wait for. */
    private void closeFromAThreadOfItsOwn() {
        Thread thread = new Thread(this::close, "graft-end-worker-" + pid());
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks the worker to leave, as {@link #close} does, but returns at once; {@code close} is still to be called. */
    public void leave() {
        if (leaving.compareAndSet(false, true)) {
            outbox.put(new WorkerMessage.Shutdown());
            outbox.close();
        }
    }

    /**
     * Ends the worker: asks it to leave, upon which it pauses what it is doing; terminates it if it does not within
     * {@link Timeouts#leave()}, and then kills it. Requests without an outcome fail with {@link WorkerDiedException} or as
     * the worker says. When this returns, the process is gone.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        leave();
        if (!ended(timeouts.leave())) {
            LOGGER.warn("worker {} did not leave within {}; terminating it", pid(), timeouts.leave());
            process.toHandle().destroy();
            if (!ended(timeouts.terminate())) {
                LOGGER.warn("worker {} did not heed that; killing it", pid());
                kill();
            }
        }
        conversation.awaitEnd(timeouts.terminate());
    }

    private void greet(String build) {
        outbox.put(new WorkerMessage.Hello(
                WorkerMessage.PROTOCOL_VERSION, build, ProcessHandle.current().pid()));
        try {
            WorkerMessage.Welcome welcome =
                    conversation.welcome().get(timeouts.start().toMillis(), TimeUnit.MILLISECONDS);
            if (welcome.protocolVersion() != WorkerMessage.PROTOCOL_VERSION) {
                throw new WorkerVersionException(build, welcome);
            }
            LOGGER.debug("worker {} of build {} on Java {}", welcome.pid(), welcome.build(), welcome.java());
        } catch (TimeoutException e) {
            throw new WorkerException(
                    ErrorCode.DEVICE, Message.of("worker.slow", timeouts.start().toSeconds(), log), "", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkerException known) {
                throw known;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerException(ErrorCode.CANCELLED, Message.of("common.cancelled"), "", e);
        }
    }

    /**
     * By way of the handle: {@code Process.destroyForcibly} first closes the pipe to the process, and waits for ever if
     * another thread is just writing to it because the process has stopped reading.
     */
    private void kill() {
        process.toHandle().destroyForcibly();
        outbox.close();
        if (!ended(timeouts.terminate())) {
            LOGGER.error("worker {} survives being killed", pid());
        }
    }

    /** Waits for the end of the process; a thread that is interrupted meanwhile does not wait any longer. */
    private boolean ended(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}

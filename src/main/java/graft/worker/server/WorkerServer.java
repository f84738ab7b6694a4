package graft.worker.server;

import graft.common.BuildInfo;
import graft.worker.protocol.MessageReader;
import graft.worker.protocol.MessageWriter;
import graft.worker.protocol.WorkerExit;
import graft.worker.protocol.WorkerMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frame of a worker: greets, takes requests, and sees to it that the process leaves when it should. It leaves when it
 * is asked to, when its input ends, when its parent is gone, and after an {@link Error}. What is being worked on is then
 * paused, so that it can write a checkpoint; whatever happens, the process is gone after the grace time.
 */
public final class WorkerServer {

    /** How long a worker may take to leave. */
    public static final Duration GRACE = Duration.ofSeconds(15);

    private static final Logger LOGGER = LoggerFactory.getLogger(WorkerServer.class);

    private final InputStream in;
    private final MessageWriter out;
    private final Duration grace;
    private final Watchdog watchdog;
    private final RequestQueue queue;
    private final BuildInfo build;
    private final AtomicInteger exit = new AtomicInteger(WorkerExit.ORDERLY);
    private final CompletableFuture<String> leaving = new CompletableFuture<>();
    private boolean greeted; // touched by the reading thread only

    /**
     * @param in where the parent's messages come from
     * @param out where messages to the parent go
     * @param grace how long leaving may take before {@code halt} is called
     * @param halt ends the process at once with an exit code; {@code Runtime.getRuntime()::halt}
     */
    public WorkerServer(InputStream in, OutputStream out, Handlers handlers, Duration grace, IntConsumer halt) {
        this.in = in;
        this.out = new MessageWriter(out);
        this.grace = grace;
        this.watchdog = new Watchdog(grace, halt);
        this.queue = new RequestQueue(handlers, this::send, this::dieOf);
        this.build = BuildInfo.current();
        LOGGER.debug("knows {}", handlers);
    }

    /**
     * Serves until there is a reason to leave.
     *
     * @return the exit code for the process, one of {@link WorkerExit}
     */
    public int run() throws InterruptedException {
        Thread reader = new Thread(this::read, "graft-worker-input");
        reader.setDaemon(true);
        reader.start();
        LOGGER.info("leaving: {}", leaving.join());
        watchdog.arm();
        queue.pauseAll();
        // The watchdog ends the process long before this wait is over; only in a test, where it cannot, there is an
        // after.
        if (!queue.awaitIdle(grace.multipliedBy(2))) {
            return WorkerExit.HALTED;
        }
        send(new WorkerMessage.Bye());
        queue.close();
        return exit.get();
    }

    /** Asks the worker to pause what it does and leave; returns at once. */
    public void leave(String reason) {
        leaving.complete(reason);
    }

    /** Calls the watchdog off, where a server is run inside a process that lives on. */
    void disarm() {
        watchdog.disarm();
    }

    private void read() {
        MessageReader reader = new MessageReader(in, new LoggingListener());
        try {
            for (Optional<WorkerMessage> message = reader.next(); message.isPresent(); message = reader.next()) {
                accept(message.get());
            }
            leave("end of input");
        } catch (IOException e) {
            LOGGER.warn("input broke", e);
            leave("input broke");
        } catch (RuntimeException | Error e) {
            LOGGER.error("the conversation broke down", e);
            exit.set(WorkerExit.DEFECT);
            leave("defect");
        }
    }

    private void accept(WorkerMessage message) {
        if (message instanceof WorkerMessage.Hello hello) {
            greeted = true;
            greet(hello);
        } else if (!greeted) {
            LOGGER.error("the first message was {}", message.getClass().getSimpleName());
            exit.set(WorkerExit.DEFECT);
            leave("no greeting");
        } else if (message instanceof WorkerMessage.Request request) {
            LOGGER.info("request {}: {}", request.id(), request.kind());
            queue.submit(request);
        } else if (message instanceof WorkerMessage.Cancel cancel) {
            LOGGER.info("cancel {}: {}", cancel.id(), cancel.mode());
            queue.cancel(cancel.id(), cancel.mode());
        } else if (message instanceof WorkerMessage.Repeat repeat) {
            queue.repeat(repeat.id());
        } else if (message instanceof WorkerMessage.Shutdown) {
            leave("asked to");
        } else {
            LOGGER.error("a parent does not say {}", message.getClass().getSimpleName());
        }
    }

    private void greet(WorkerMessage.Hello hello) {
        LOGGER.info("parent {} of build {}", hello.parentPid(), hello.build());
        send(new WorkerMessage.Welcome(
                WorkerMessage.PROTOCOL_VERSION,
                build.version(),
                ProcessHandle.current().pid(),
                System.getProperty("java.version", "unknown")));
        if (hello.protocolVersion() != WorkerMessage.PROTOCOL_VERSION) {
            exit.set(WorkerExit.VERSION);
            leave("parent speaks version " + hello.protocolVersion());
            return;
        }
        if (hello.parentPid() != ProcessHandle.current().pid()) { // a server inside its parent cannot survive it
            watch(hello.parentPid());
        }
    }

    private void watch(long parentPid) {
        // The input ends with the parent, unless a process that it started has inherited the other end of the pipe.
        CompletableFuture<ProcessHandle> gone = ProcessHandle.of(parentPid)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(ProcessHandle.current()));
        CompletableFuture<?> unused = gone.whenComplete((handle, failure) -> leave("parent is gone"));
    }

    private void dieOf(Error error) {
        exit.set(error instanceof OutOfMemoryError ? WorkerExit.MEMORY : WorkerExit.DEFECT);
        leave(error.getClass().getSimpleName());
    }

    private void send(WorkerMessage message) {
        try {
            out.write(message);
        } catch (IOException e) {
            // Nobody listens any more; work in progress still has to reach its checkpoint.
            LOGGER.debug("could not be sent: {}", message.getClass().getSimpleName(), e);
            leave("output broke");
        }
    }

    private static final class LoggingListener implements MessageReader.Listener {
        @Override
        public void noise(String text) {
            LOGGER.warn("the parent sent something that is no message: {}", text);
        }

        @Override
        public void damaged(String reason, String excerpt) {
            LOGGER.error("the parent sent a damaged message ({}): {}", reason, excerpt);
        }
    }
}

package graft.worker.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.MessageReader;
import graft.worker.protocol.MessageWriter;
import graft.worker.protocol.Payload;
import graft.worker.protocol.WorkerExit;
import graft.worker.protocol.WorkerMessage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkerServerTest {

    // Pipes of the system: those of java.io break off when a thread that wrote to them has ended.
    private final Pipe toServer = Pipe.open();
    private final Pipe fromServer = Pipe.open();
    private final MessageWriter writer = new MessageWriter(Channels.newOutputStream(toServer.sink()));
    private final MessageReader reader = new MessageReader(Channels.newInputStream(fromServer.source()), silent());
    private final CompletableFuture<Integer> halted = new CompletableFuture<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private CompletableFuture<Integer> exit = new CompletableFuture<>();

    WorkerServerTest() throws IOException {}

    @AfterEach
    void letGo() throws IOException {
        toServer.sink().close();
        released.countDown();
        exit.join();
    }

    @Test
    void greetsWithItsVersion() throws Exception {
        serve(Map.of());

        assertThat(next()).isInstanceOfSatisfying(WorkerMessage.Welcome.class, welcome -> {
            assertThat(welcome.protocolVersion()).isEqualTo(WorkerMessage.PROTOCOL_VERSION);
            assertThat(welcome.pid()).isEqualTo(ProcessHandle.current().pid());
        });
    }

    @Test
    void leavesWhenTheParentIsOfAnotherVersion() throws Exception {
        serveUngreeted(Map.of(), WorkerServer.GRACE);
        writer.write(new WorkerMessage.Hello(99, "9.9", ProcessHandle.current().pid()));

        assertThat(next()).isInstanceOf(WorkerMessage.Welcome.class);
        assertThat(next()).isInstanceOf(WorkerMessage.Bye.class);
        assertThat(exit.get()).isEqualTo(WorkerExit.VERSION);
    }

    @Test
    void refusesToWorkForWhoDoesNotGreet() throws Exception {
        serveUngreeted(Map.of("echo", (payload, context) -> payload), WorkerServer.GRACE);
        request(1, "echo");

        assertThat(next()).isInstanceOf(WorkerMessage.Bye.class);
        assertThat(exit.get()).isEqualTo(WorkerExit.DEFECT);
    }

    @Test
    void answersRequestsInOrderOnOneThread() throws Exception {
        serve(Map.of(
                "thread",
                (payload, context) -> Payload.of(Thread.currentThread().getName()
                        + Thread.currentThread().getId())));
        next();
        request(1, "thread");
        request(2, "thread");

        WorkerMessage.Answer first = (WorkerMessage.Answer) next();
        WorkerMessage.Answer second = (WorkerMessage.Answer) next();
        assertThat(first.id()).isEqualTo(1);
        assertThat(second).isEqualTo(new WorkerMessage.Answer(2, first.payload()));
    }

    @Test
    void saysWhatAHandlerThrows() throws Exception {
        GraftException known = new GraftException(ErrorCode.DATA, Message.of("worker.unknown", "x"));
        serve(Map.of(
                "known",
                        (payload, context) -> {
                            throw known;
                        },
                "defect",
                        (payload, context) -> {
                            throw new IllegalStateException("seeded");
                        }));
        next();
        request(1, "known");
        request(2, "defect");
        request(3, "no such kind");

        assertThat(next())
                .isEqualTo(new WorkerMessage.Failure(1, ErrorCode.DATA, known.userMessage(), known.getMessage()));
        assertThat(((WorkerMessage.Failure) next()).detail()).contains("seeded");
        assertThat(((WorkerMessage.Failure) next()).message()).isEqualTo(Message.of("worker.unknown", "no such kind"));
    }

    @Test
    void runningOutOfMemoryIsToldAndEndsTheWorker() throws Exception {
        serve(Map.of("greedy", (payload, context) -> {
            throw new OutOfMemoryError("physicalBytes");
        }));
        next();
        request(1, "greedy");

        WorkerMessage.Failure failure = (WorkerMessage.Failure) next();
        assertThat(failure.code()).isEqualTo(ErrorCode.DEVICE);
        assertThat(failure.detail()).contains("physicalBytes");
        assertThat(next()).isInstanceOf(WorkerMessage.Bye.class);
        assertThat(exit.get()).isEqualTo(WorkerExit.MEMORY);
    }

    @Test
    void cancelReachesTheRunningRequestWithItsMode() throws Exception {
        serve(Map.of("wait", this::waitForCancel));
        next();
        request(1, "wait");
        started.await();
        writer.write(new WorkerMessage.Cancel(1, CancelMode.STOP));

        assertThat(next()).isEqualTo(new WorkerMessage.Answer(1, Payload.of("STOP")));
    }

    @Test
    void aRequestCancelledWhileItWaitsIsNeverBegun() throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        serve(Map.of(
                "echo", (payload, context) -> payload,
                "block",
                        (payload, context) -> {
                            released.await();
                            return Payload.empty();
                        },
                "never", (payload, context) -> Payload.of(begun.getAndSet(true))));
        next();
        request(1, "echo");
        WorkerMessage echo = next();
        request(2, "block");
        request(3, "never");
        writer.write(new WorkerMessage.Cancel(3, CancelMode.STOP));
        writer.write(new WorkerMessage.Repeat(1));
        assertThat(next()).as("the cancel before it has been read").isEqualTo(echo);
        released.countDown();

        assertThat(next()).isInstanceOf(WorkerMessage.Answer.class);
        assertThat(((WorkerMessage.Failure) next()).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(begun).isFalse();
    }

    @Test
    void theEndOfInputPausesWhatRunsAndWaitsForIt() throws Exception {
        serve(Map.of("wait", this::waitForCancel));
        next();
        request(1, "wait");
        started.await();
        toServer.sink().close();

        assertThat(next()).isEqualTo(new WorkerMessage.Answer(1, Payload.of("PAUSE")));
        assertThat(next()).isInstanceOf(WorkerMessage.Bye.class);
        assertThat(exit.get()).isEqualTo(WorkerExit.ORDERLY);
    }

    @Test
    void anOutcomeCanBeHeardAgainButIsGivenOnce() throws Exception {
        serve(Map.of("echo", (payload, context) -> payload));
        next();
        request(1, "echo");
        WorkerMessage answer = next();
        writer.write(new WorkerMessage.Repeat(1));
        writer.write(new WorkerMessage.Shutdown());

        assertThat(next()).isEqualTo(answer);
        assertThat(next()).isInstanceOf(WorkerMessage.Bye.class);
    }

    @Test
    void theWatchdogHaltsAWorkerThatCannotLeave() throws Exception {
        serve(
                Map.of("stuck", (payload, context) -> {
                    started.countDown();
                    released.await();
                    return Payload.empty();
                }),
                Duration.ofMillis(200));
        next();
        request(1, "stuck");
        started.await();
        toServer.sink().close();

        assertThat(halted.get(10, TimeUnit.SECONDS)).isEqualTo(WorkerExit.HALTED);
    }

    @Test
    void droppableEventsAreThinnedOutAndOthersAreNot() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 50_000_000); // nanoTime may wrap around
        AtomicLong sent = new AtomicLong();
        ThrottledEvents events = new ThrottledEvents(1, message -> sent.incrementAndGet(), clock::get);
        for (int i = 0; i < 1000; i++) {
            events.emitDroppable(Map.of("batch", i));
            clock.addAndGet(1_000_000);
        }
        assertThat(sent.get()).isEqualTo(10);
        for (int i = 0; i < 100; i++) {
            events.emit(Map.of("epoch", i));
        }
        assertThat(sent.get()).isEqualTo(110);
        exit.complete(0);
    }

    private JsonNode waitForCancel(JsonNode payload, RequestContext context) {
        started.countDown();
        while (!context.cancellation().isCancelled()) {
            Thread.onSpinWait();
        }
        return Payload.of(context.cancelMode().name());
    }

    private void serve(Map<String, RequestHandler> handlers) throws IOException {
        serve(handlers, WorkerServer.GRACE);
    }

    private void serve(Map<String, RequestHandler> handlers, Duration grace) throws IOException {
        serveUngreeted(handlers, grace);
        writer.write(new WorkerMessage.Hello(
                WorkerMessage.PROTOCOL_VERSION, "test", ProcessHandle.current().pid()));
    }

    private void serveUngreeted(Map<String, RequestHandler> handlers, Duration grace) throws IOException {
        WorkerServer server = new WorkerServer(
                Channels.newInputStream(toServer.source()),
                Channels.newOutputStream(fromServer.sink()),
                new Handlers(handlers),
                grace,
                halted::complete);
        exit = CompletableFuture.supplyAsync(() -> {
            try {
                return server.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                server.disarm();
            }
        });
    }

    private void request(long id, String kind) throws IOException {
        writer.write(new WorkerMessage.Request(id, kind, Payload.of("payload")));
    }

    private WorkerMessage next() throws IOException {
        Optional<WorkerMessage> message = reader.next();
        return message.orElseThrow();
    }

    private static MessageReader.Listener silent() {
        return new MessageReader.Listener() {
            @Override
            public void noise(String text) {
                throw new AssertionError("noise: " + text);
            }

            @Override
            public void damaged(String reason, String excerpt) {
                throw new AssertionError("damaged: " + excerpt);
            }
        };
    }
}

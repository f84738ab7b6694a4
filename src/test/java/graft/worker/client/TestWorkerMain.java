package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.worker.protocol.Payload;
import graft.worker.server.Handlers;
import graft.worker.server.RequestContext;
import graft.worker.server.RequestHandler;
import graft.worker.server.WorkerProcess;
import graft.worker.server.WorkerServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A real worker process whose handlers misbehave on purpose. */
public final class TestWorkerMain {

    /** Short, so that a test of the watchdog is over soon. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private TestWorkerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var in = System.in;
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        Map<String, RequestHandler> handlers = Map.of(
                "echo", (payload, context) -> payload,
                "noisy", (payload, context) -> noisy(payload.asInt(), context),
                "hang",
                        (payload, context) -> {
                            context.events().emit("hanging");
                            new CountDownLatch(1).await();
                            return payload;
                        },
                "exhaust", (payload, context) -> exhaust(),
                "checkpoint", (payload, context) -> checkpoint(Path.of(payload.asText()), context),
                "halt",
                        (payload, context) -> {
                            context.events().emit("about to halt");
                            Runtime.getRuntime().halt(payload.asInt());
                            return payload;
                        },
                "properties",
                        (payload, context) -> Payload.of(Map.of(
                                "filter", String.valueOf(ObjectInputFilter.Config.getSerialFilter()),
                                "maxHeap", Runtime.getRuntime().maxMemory(),
                                "threads", System.getenv("OMP_NUM_THREADS"))));
        WorkerServer server = new WorkerServer(in, out, new Handlers(handlers), GRACE, Runtime.getRuntime()::halt);
        WorkerProcess.run(server);
    }

    /** Writes to file descriptor 1 as native code does: between messages, without line ends, and while others are sent. */
    private static JsonNode noisy(int events, RequestContext context) throws Exception {
        OutputStream behind = new FileOutputStream(FileDescriptor.out);
        Thread chatter = new Thread(() -> {
            try {
                for (int i = 0; i < 300; i++) {
                    behind.write(("[native] chatter " + i + (i % 3 == 0 ? "\n" : "")).getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        chatter.start();
        for (int i = 0; i < events; i++) {
            context.events().emit(i);
            System.out.println("and over System.out " + i);
        }
        chatter.join();
        // The outcome itself is damaged: half a record stands before it, and its own is cut by another.
        behind.write("\u001e{\"type\":\"answer\",\"id\":".getBytes(StandardCharsets.UTF_8));
        return Payload.of("done");
    }

    private static JsonNode exhaust() {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[1 << 20]);
        }
    }

    private static JsonNode checkpoint(Path file, RequestContext context) throws Exception {
        context.events().emit("working");
        while (!context.cancellation().isCancelled()) {
            Thread.onSpinWait();
        }
        Files.writeString(file, context.cancelMode().name());
        return Payload.of(context.cancelMode().name());
    }
}

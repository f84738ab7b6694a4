package graft.worker.client;

import graft.worker.protocol.MessageWriter;
import graft.worker.protocol.WorkerMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be said to a worker, said by a thread of its own: a worker that hangs does not read, and the pipe to it fills
 * up, but neither a request nor {@code close} may hang with it.
 */
final class Outbox implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Outbox.class);

    private final MessageWriter writer;
    private final BlockingQueue<Optional<WorkerMessage>> queue = new LinkedBlockingQueue<>();

    Outbox(MessageWriter writer, String name) {
        this.writer = writer;
        Thread thread = new Thread(this::pump, name);
        thread.setDaemon(true);
        thread.start();
    }

    void put(WorkerMessage message) {
        queue.add(Optional.of(message));
    }

    /** Ends the worker's input after what was put before; returns at once. */
    @Override
    public void close() {
        queue.add(Optional.empty());
    }

    private void pump() {
        try (writer) {
            for (Optional<WorkerMessage> next = queue.take(); next.isPresent(); next = queue.take()) {
                writer.write(next.get());
            }
        } catch (IOException e) {
            // The worker is gone; the reading side finds out how and tells everybody.
            LOGGER.debug("could not be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

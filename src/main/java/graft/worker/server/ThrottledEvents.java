package graft.worker.server;

import graft.worker.protocol.Payload;
import graft.worker.protocol.WorkerMessage;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The events of one request: all of those that count, at most ten a second of those that may be dropped. */
final class ThrottledEvents implements EventSink {

    static final Duration INTERVAL = Duration.ofMillis(100);

    private final long id;
    private final Consumer<WorkerMessage> out;
    private final LongSupplier nanoTime;
    private boolean anySent;
    private long lastSent;

    ThrottledEvents(long id, Consumer<WorkerMessage> out, LongSupplier nanoTime) {
        this.id = id;
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public void emit(Object event) {
        out.accept(new WorkerMessage.Event(id, Payload.of(event)));
    }

    @Override
    public void emitDroppable(Object event) {
        if (isTime()) {
            emit(event);
        }
    }

    private synchronized boolean isTime() {
        long now = nanoTime.getAsLong();
        if (anySent && now - lastSent < INTERVAL.toNanos()) {
            return false;
        }
        anySent = true;
        lastSent = now;
        return true;
    }
}

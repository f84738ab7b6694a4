package graft.app.train;

import graft.training.TrainingEvent;
import graft.worker.client.RunObserver;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries what happens in a run from the threads it happens on to the JavaFX thread, which fetches it at its own pace. Of
 * droppable events only the latest is kept, so that nothing piles up however fast a worker is.
 */
final class EventFeed implements RunObserver {

    /** How far something is that is counted. */
    record Count(long done, long total) {

        static final Count NONE = new Count(0, 0);
    }

    private final Queue<TrainingEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable TrainingEvent> latest = new AtomicReference<>();
    private final AtomicReference<@Nullable String> run = new AtomicReference<>();
    private volatile Count scanned = Count.NONE;
    private volatile Count evaluated = Count.NONE;

    /** The run has its folder, and with it its id. */
    void began(String id) {
        run.set(id);
    }

    /** The id of the run, once it has one. */
    Optional<String> begun() {
        return Optional.ofNullable(run.get());
    }

    @Override
    public void scanning(long done, long total) {
        scanned = new Count(done, total);
    }

    @Override
    public void training(TrainingEvent event) {
        if (event.droppable()) {
            latest.set(event);
        } else {
            events.add(event);
        }
    }

    @Override
    public void evaluating(long done, long total) {
        evaluated = new Count(done, total);
    }

    Count scanned() {
        return scanned;
    }

    Count evaluated() {
        return evaluated;
    }

    /** Hands over what has happened since the last time, in order. */
    void drain(Consumer<TrainingEvent> receiver) {
        for (TrainingEvent event = events.poll(); event != null; event = events.poll()) {
            receiver.accept(event);
        }
        TrainingEvent dropped = latest.getAndSet(null);
        if (dropped != null) {
            receiver.accept(dropped);
        }
    }
}

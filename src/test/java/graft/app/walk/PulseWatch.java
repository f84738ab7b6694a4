package graft.app.walk;

import graft.app.testing.Fx;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Watches the JavaFX thread: how far apart its pulses are, and how long what is handed to it waits until it is carried out. A
 * person feels both as jerks.
 */
final class PulseWatch implements AutoCloseable {

    private static final long EVERY_MILLIS = 10;

    private final Delays gaps = new Delays();
    private final Delays waits = new Delays();
    private final Holds holds = new Holds(Fx.on(Thread::currentThread));
    private volatile long waiting;
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "pulse-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final AnimationTimer timer = new AnimationTimer() {
        private long before;

        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            if (before != 0) {
                gaps.add(at - before);
            }
            before = at;
        }
    };

    PulseWatch() {
        Fx.run(timer::start);
        var unused = asking.scheduleWithFixedDelay(this::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        long since = waiting;
        if (since != 0) {
            holds.look(since);
        }
        long at = System.nanoTime();
        if (since == 0) {
            waiting = at;
        }
        Platform.runLater(() -> {
            waiting = 0;
            waits.add(System.nanoTime() - at);
        });
    }

    String report() {
        return "Between two pulses:%n%sUntil the JavaFX thread takes what it is handed:%n%sWhat it was at meanwhile:%n%s"
                .formatted(gaps.histogram(), waits.histogram(), holds.told());
    }

    @Override
    public void close() {
        asking.shutdownNow();
        Fx.run(timer::stop);
    }
}

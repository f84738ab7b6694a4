package graft.worker.server;

import graft.worker.protocol.WorkerExit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that a worker that was asked to leave is gone after its grace time, even if its work hangs in native code. It
 * then writes to the log what every thread was doing, and halts the JVM without asking anybody.
 */
final class Watchdog {

    private static final Logger LOGGER = LoggerFactory.getLogger(Watchdog.class);

    private final Duration grace;
    private final IntConsumer halt;
    private final AtomicBoolean armed = new AtomicBoolean();
    private final CountDownLatch disarmed = new CountDownLatch(1);

    /**
     * @param grace how long leaving may take
     * @param halt ends the process at once; {@code Runtime.getRuntime()::halt}
     */
    Watchdog(Duration grace, IntConsumer halt) {
        this.grace = grace;
        this.halt = halt;
    }

    /** Starts the clock; later calls change nothing. */
    void arm() {
        if (armed.compareAndSet(false, true)) {
            Thread thread = new Thread(this::watch, "graft-watchdog");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Calls it off: used where a server runs inside a process that lives on, that is, in tests. */
    void disarm() {
        disarmed.countDown();
    }

    private void watch() {
        try {
            if (disarmed.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            LOGGER.error("not gone {} ms after it was asked to leave; halting. {}", grace.toMillis(), threads());
        } finally {
            halt.accept(WorkerExit.HALTED);
        }
    }

    private static String threads() {
        StringBuilder text = new StringBuilder("Threads:\n");
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            text.append('"').append(entry.getKey().getName()).append("\" ");
            text.append(entry.getKey().getState()).append('\n');
            for (StackTraceElement frame : entry.getValue()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }
}

package graft.app.task;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.compute.AwakeClock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has work done by daemon threads, one for each piece that runs at the moment, and tells the JavaFX thread what came of it.
 * Progress is not sent there but fetched from there, so that no work can flood it, however often it reports.
 */
public final class FxTasks implements Tasks, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(FxTasks.class);

    private final ExecutorService pool = Executors.newCachedThreadPool(new Named());
    private final Ticker ticker;
    private final FxThread fx;
    private final Supplier<LongSupplier> clocks;

    public FxTasks(Ticker ticker, FxThread fx) {
        this(ticker, fx, AwakeClock::ofThisFamily);
    }

    /** @param clocks makes a clock for each piece of work, in nanoseconds; one that stands still while the computer sleeps */
    FxTasks(Ticker ticker, FxThread fx, Supplier<LongSupplier> clocks) {
        this.ticker = ticker;
        this.fx = fx;
        this.clocks = clocks;
    }

    @Override
    public <T> Job start(Work<T> work, Consumer<? super T> done, Consumer<GraftException> failed) {
        Job job = new Job();
        if (pool.isShutdown()) {
            job.ended();
            return job;
        }
        Latest latest = new Latest();
        Ticker.Subscription sampling = ticker.every(Ticker.SAMPLING, () -> job.reached(latest.reach));
        pool.execute(() -> {
            Runnable ending = carryOut(work, latest.by(clocks.get()), job, done, failed);
            fx.later(() -> {
                sampling.close();
                job.reached(latest.reach);
                job.ended();
                if (!pool.isShutdown()) {
                    ending.run();
                }
            });
        });
        return job;
    }

    private static <T> Runnable carryOut(
            Work<T> work, Progress progress, Job job, Consumer<? super T> done, Consumer<GraftException> failed) {
        try {
            T result = work.carryOut(progress, job.cancellation());
            return () -> done.accept(result);
        } catch (GraftException e) {
            if (e.code() != ErrorCode.CANCELLED) {
                LOGGER.warn("work in the background failed", e);
            }
            return () -> failed.accept(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOGGER.error("a defect in background work", e);
            GraftException told = new GraftException(ErrorCode.INTERNAL, Message.of("worker.defect"), e);
            return () -> failed.accept(told);
        }
    }

    /**
     * Stops taking work: what is started from now on is not begun, and of what still runs nobody hears any more. It is a
     * daemon's and ends with the process.
     */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** What was last reported, for the JavaFX thread to fetch. */
    private static final class Latest {
        private volatile Reach reach = Reach.START;

        /** Takes reports from now on. */
        Progress by(LongSupplier clock) {
            long began = clock.getAsLong();
            return (done, total) -> reach = new Reach(done, total, (clock.getAsLong() - began) / 1e9);
        }
    }

    private static final class Named implements ThreadFactory {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "graft-background-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}

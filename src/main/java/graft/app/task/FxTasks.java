package graft.app.task;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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

    public FxTasks(Ticker ticker, FxThread fx) {
        this.ticker = ticker;
        this.fx = fx;
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
            Runnable ending = carryOut(work, latest, job, done, failed);
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
    private static final class Latest implements Progress {
        private final long began = System.nanoTime();
        private volatile Reach reach = Reach.START;

        @Override
        public void at(long done, long total) {
            reach = new Reach(done, total, (System.nanoTime() - began) / 1e9);
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

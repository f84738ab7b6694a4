package graft.data;

import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The same piece of work for each of many things, on a few threads that exist only meanwhile. */
public final class Parallel {

    private final int threads;
    private final String name;

    /**
     * @param threads how many work at a time, 1 or more
     * @param name what the threads are called in logs and debuggers
     */
    public Parallel(int threads, String name) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        this.threads = threads;
        this.name = name;
    }

    /**
     * Does {@code work} for 0 to {@code count - 1}, each once, in no promised order, and returns when all are done. After
     * a failure or a cancellation no new piece is begun, and those under way are finished, never interrupted: an
     * interrupted read looks like a broken file.
     *
     * @param progress hears rising numbers, from one thread at a time
     * @throws GraftException with {@link graft.common.ErrorCode#CANCELLED} if cancelled or interrupted meanwhile
     */
    public void forEach(int count, IntConsumer work, Progress progress, CancellationToken cancellation) {
        Job job = new Job(count, work, progress, cancellation);
        List<Thread> workers = new ArrayList<>();
        for (int i = 1; i <= Math.min(threads, count); i++) {
            Thread worker = new Thread(job, name + "-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            job.waitFor(worker);
        }
        job.throwFailure();
    }

    private static final class Job implements Runnable {
        private final int count;
        private final IntConsumer work;
        private final Progress progress;
        private final CancellationToken cancellation;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private int done;
        private boolean interrupted;

        Job(int count, IntConsumer work, Progress progress, CancellationToken cancellation) {
            this.count = count;
            this.work = work;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        @Override
        public void run() {
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    if (failure.get() != null) {
                        return;
                    }
                    cancellation.throwIfCancelled();
                    work.accept(i);
                    oneDone();
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        }

        /** Counts and tells under one lock, so that nobody hears a smaller number after a larger one. */
        private synchronized void oneDone() {
            progress.at(++done, count);
        }

        void waitFor(Thread worker) {
            while (true) {
                try {
                    worker.join();
                    return;
                } catch (InterruptedException e) {
                    // The workers finish what they are at; joining again takes no longer than that.
                    interrupted = true;
                    failure.compareAndSet(null, GraftException.cancelled());
                }
            }
        }

        void throwFailure() {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
        }
    }
}

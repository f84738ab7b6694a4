package graft.data;

import graft.common.GraftException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads on threads of its own, a few ahead of whoever takes what was read, so that the processors are never idle while a
 * network waits for a file or a file for the network, and no more than that few are in memory, however long the list.
 */
public final class ReadAhead implements AutoCloseable {

    private final ExecutorService threads;
    private final int ahead;

    /**
     * @param name of the threads, which are numbered
     * @param threadCount how many threads read, at least 1
     * @param ahead how many are read or being read that were not taken yet, at least 1
     */
    public ReadAhead(String name, int threadCount, int ahead) {
        if (ahead < 1) {
            throw new IllegalArgumentException("ahead by " + ahead);
        }
        this.ahead = ahead;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Reads each and hands on what was read, in the order of the sources, on the calling thread. What reading or taking
     * throws ends it; what is being read then is left to end by itself, since a read that is interrupted looks like a
     * damaged file.
     *
     * @throws GraftException with {@link graft.common.ErrorCode#CANCELLED} if the calling thread is interrupted
     */
    public <S, T> void each(Iterator<S> sources, Function<S, T> read, Consumer<T> taker) {
        Deque<Future<T>> reading = new ArrayDeque<>();
        try {
            while (sources.hasNext() || !reading.isEmpty()) {
                while (sources.hasNext() && reading.size() < ahead) {
                    S source = sources.next();
                    reading.add(threads.submit(() -> read.apply(source)));
                }
                taker.accept(await(reading.remove()));
            }
        } finally {
            reading.forEach(f -> f.cancel(false));
        }
    }

    private static <T> T await(Future<T> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GraftException.cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}

package graft.training;

import graft.common.GraftException;
import graft.data.RgbImage;
import graft.training.cache.ViewId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads and renders pictures on threads of its own, a few ahead of whoever takes the views, so that the processors are
 * never idle while a trunk waits for a file or a file for the trunk.
 */
final class ViewPipeline implements AutoCloseable {

    /** Enough to keep the threads busy, few enough to bound the memory. */
    private static final int AHEAD_PER_THREAD = 4;

    private final ViewRenderer renderer;
    private final ExecutorService threads;
    private final int ahead;

    ViewPipeline(ViewRenderer renderer, int threadCount) {
        this.renderer = renderer;
        this.ahead = AHEAD_PER_THREAD * threadCount;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, "pictures-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes rendered views, in order. */
    @FunctionalInterface
    interface Sink {
        void accept(ViewId view, RgbImage image);
    }

    /** Renders these views, those of one picture together, and hands each to the sink on the calling thread. */
    void render(List<ViewId> views, Sink sink) {
        Map<String, List<ViewId>> byPicture = new LinkedHashMap<>();
        views.forEach(v -> byPicture
                .computeIfAbsent(v.pictureDigest(), d -> new ArrayList<>())
                .add(v));
        Iterator<Map.Entry<String, List<ViewId>>> waiting = byPicture.entrySet().iterator();
        Deque<Job> running = new ArrayDeque<>();
        try {
            while (waiting.hasNext() || !running.isEmpty()) {
                while (waiting.hasNext() && running.size() < ahead) {
                    Map.Entry<String, List<ViewId>> next = waiting.next();
                    running.add(new Job(
                            next.getValue(), threads.submit(() -> renderer.render(next.getKey(), next.getValue()))));
                }
                deliver(running.remove(), sink);
            }
        } finally {
            running.forEach(job -> job.images().cancel(true));
        }
    }

    private record Job(List<ViewId> views, Future<List<RgbImage>> images) {}

    private static void deliver(Job job, Sink sink) {
        List<RgbImage> images = await(job.images());
        for (int i = 0; i < images.size(); i++) {
            sink.accept(job.views().get(i), images.get(i));
        }
    }

    private static List<RgbImage> await(Future<List<RgbImage>> images) {
        try {
            return images.get();
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
        threads.shutdownNow();
    }
}

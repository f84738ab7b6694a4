package graft.app.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes small files in the background, one after the other. When a file changes again before it was written, only its
 * latest content is written.
 */
public final class Saver implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Saver.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Map<Path, Write> waiting = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread saver = new Thread(work, "graft-saver");
        saver.setDaemon(true);
        return saver;
    });

    /** Writes one file, complete or not at all. */
    @FunctionalInterface
    public interface Write {
        void write() throws IOException;
    }

    /** Has a file written soon, instead of what was to be written to it until now. */
    public void save(Path file, Write write) {
        synchronized (waiting) {
            waiting.put(file, write);
        }
        thread.execute(this::writeNext);
    }

    private void writeNext() {
        next().ifPresent(entry -> {
            try {
                entry.getValue().write();
            } catch (IOException | RuntimeException e) {
                // Losing the last change of a setting is no reason to interrupt a person.
                LOGGER.warn("{} could not be written", entry.getKey(), e);
            }
        });
    }

    private Optional<Map.Entry<Path, Write>> next() {
        synchronized (waiting) {
            Iterator<Map.Entry<Path, Write>> entries = waiting.entrySet().iterator();
            if (!entries.hasNext()) {
                return Optional.empty();
            }
            Map.Entry<Path, Write> first = Map.Entry.copyOf(entries.next());
            entries.remove();
            return Optional.of(first);
        }
    }

    /** Writes what waits, and takes nothing more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.warn("not everything could be written in {} s: {}", PATIENCE_SECONDS, waiting.keySet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

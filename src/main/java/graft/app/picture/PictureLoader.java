package graft.app.picture;

import graft.app.task.FxThread;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes pictures for tiles: what was asked for last comes first, because that is what a person is looking at; what is no
 * longer wanted is not begun; and the latest few hundred are kept. Used on the JavaFX thread.
 */
public final class PictureLoader implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(PictureLoader.class);
    private static final int MOST_THREADS = 2;

    /** Of {@code ThumbnailStore.SIDE} squared at four bytes each these are 50 MB. */
    private static final int KEPT = 400;

    private final FxThread fx;
    private final ExecutorService threads = Executors.newFixedThreadPool(threads(), work -> {
        Thread thread = new Thread(work, "graft-pictures");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Map<Object, Image> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Image> eldest) {
            return size() > KEPT;
        }
    };

    private boolean closed;

    public PictureLoader(FxThread fx) {
        this.fx = fx;
    }

    /** One processor is left for what is drawn meanwhile, or scrolling would jerk. */
    private static int threads() {
        return Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() - 1));
    }

    /** Where a picture comes from. Equal sources give the same picture. */
    public interface Source {
        RgbImage read() throws UnreadablePictureException;
    }

    /** A picture that was asked for. */
    public static final class Request {
        private final Source source;
        private final Consumer<Optional<Image>> receiver;
        private final AtomicBoolean cancelled = new AtomicBoolean();

        private Request(Source source, Consumer<Optional<Image>> receiver) {
            this.source = source;
            this.receiver = receiver;
        }

        /** Says that nobody looks there any more; the receiver then hears nothing. */
        public void cancel() {
            cancelled.set(true);
        }
    }

    /**
     * Asks for a picture.
     *
     * @param source a record, so that it can be told from others
     * @param receiver takes it, on the JavaFX thread: at once where it is known, else later; empty if it cannot be read.
     *     Hears nothing once this is closed: a page may still be filled while its window goes.
     */
    public Request load(Source source, Consumer<Optional<Image>> receiver) {
        Request request = new Request(source, receiver);
        Image known = kept.get(source);
        if (known != null) {
            receiver.accept(Optional.of(known));
            return request;
        }
        if (closed) {
            return request;
        }
        synchronized (waiting) {
            waiting.push(request);
        }
        threads.execute(this::readNext);
        return request;
    }

    private void readNext() {
        Optional<Request> next = next();
        if (next.isEmpty()) {
            return;
        }
        Request request = next.get();
        Optional<Image> image = read(request.source);
        fx.later(() -> {
            image.ifPresent(i -> kept.put(request.source, i));
            if (!request.cancelled.get()) {
                request.receiver.accept(image);
            }
        });
    }

    private Optional<Request> next() {
        synchronized (waiting) {
            waiting.removeIf(r -> r.cancelled.get());
            return Optional.ofNullable(waiting.poll());
        }
    }

    private static Optional<Image> read(Source source) {
        try {
            return Optional.of(FxImages.of(source.read()));
        } catch (UnreadablePictureException e) {
            LOGGER.debug("no picture from {}", source, e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}

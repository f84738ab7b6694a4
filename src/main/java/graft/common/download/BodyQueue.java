package graft.common.download;

import graft.common.CancellationToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands the body of an answer from the threads of the HTTP client to the one that writes it, a piece at a time, so that
 * the latter can look at the clock and at the person's wish to stop between two pieces, however slow the server is.
 */
final class BodyQueue implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

    /** What may come: buffers, the end, or a failure. */
    private record Piece(
            List<ByteBuffer> buffers, boolean end, @Nullable Throwable failure) {}

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private volatile boolean closed;

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.set(given);
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece(buffers, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(List.of(), true, null));
    }

    /**
     * The next buffers, or an empty list at the end.
     *
     * @throws IOException if the connection breaks, or nothing comes for so long
     */
    List<ByteBuffer> next(Duration silence, CancellationToken cancellation) throws IOException {
        long until = System.nanoTime() + silence.toNanos();
        while (true) {
            cancellation.throwIfCancelled();
            Piece piece = poll();
            if (piece == null) {
                if (System.nanoTime() > until) {
                    throw new IOException("nothing came for " + silence);
                }
                continue;
            }
            if (piece.failure() != null) {
                throw new IOException("the connection broke", piece.failure());
            }
            Flow.Subscription open = subscription.get();
            if (!piece.end() && open != null) {
                open.request(1);
            }
            return piece.buffers();
        }
    }

    private @Nullable Piece poll() throws IOException {
        try {
            return pieces.poll(Patience.GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Ends the transfer, if it is still going on. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription open = subscription.get();
        if (open != null) {
            open.cancel();
        }
    }
}

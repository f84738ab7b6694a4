package graft.common;

import java.util.concurrent.atomic.AtomicBoolean;

/** A wish to stop, set once from any thread and looked at by the one that works. */
public final class CancellationToken {

    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** Asks the work to stop; asking twice is no different from asking once. */
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /**
     * Ends the work here if that was asked for.
     *
     * @throws GraftException with {@link ErrorCode#CANCELLED}
     */
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw GraftException.cancelled();
        }
    }
}

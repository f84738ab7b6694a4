package graft.common;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A wish to stop, set once from any thread and looked at by the one that works. */
public final class CancellationToken {

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final BooleanSupplier pointless;

    /** A token that only {@link #cancel} sets. */
    public CancellationToken() {
        this(() -> false);
    }

    /**
     * A token that is also set once there is no point in going on.
     *
     * @param pointless asked often and from any thread, so it answers at once
     */
    public CancellationToken(BooleanSupplier pointless) {
        this.pointless = pointless;
    }

    /** Asks the work to stop; asking twice is no different from asking once. */
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get() || pointless.getAsBoolean();
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

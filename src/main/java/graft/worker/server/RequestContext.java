package graft.worker.server;

import graft.common.CancellationToken;
import graft.worker.protocol.CancelMode;

/** What a handler has beside the request itself. The sinks and the token may be used from any thread. */
public final class RequestContext {

    private final EventSink events;
    private final CancellationToken cancellation = new CancellationToken();
    private volatile CancelMode mode = CancelMode.PAUSE;

    RequestContext(EventSink events) {
        this.events = events;
    }

    /** Where news about this request goes. */
    public EventSink events() {
        return events;
    }

    /** Set once the request should end; looked at between pieces of work. */
    public CancellationToken cancellation() {
        return cancellation;
    }

    /**
     * How it should end, once it should. The last wish holds: a worker whose parent leaves while it is finishing a
     * stopped training pauses.
     */
    public CancelMode cancelMode() {
        return mode;
    }

    void cancel(CancelMode how) {
        mode = how;
        cancellation.cancel();
    }
}

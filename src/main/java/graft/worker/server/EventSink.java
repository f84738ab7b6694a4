package graft.worker.server;

/** Where a handler puts news about its request. Calls may come from any thread. */
public interface EventSink {

    /** Sends an event for certain. The value becomes JSON by {@link graft.worker.protocol.Payload#of}. */
    void emit(Object event);

    /**
     * Sends an event unless another of this kind was sent less than a tenth of a second ago: for progress, of which only
     * the latest matters and which soon has a successor.
     */
    void emitDroppable(Object event);
}

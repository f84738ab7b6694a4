package graft.worker.server;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The kinds of request a worker knows, and who carries each out. */
public final class Handlers {

    private final Map<String, RequestHandler> byKind;

    /** One handler for each kind. A handler loads native code when it is first called, not before. */
    public Handlers(Map<String, RequestHandler> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    Optional<RequestHandler> forKind(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    @Override
    public String toString() {
        return new TreeSet<>(byKind.keySet()).toString();
    }
}

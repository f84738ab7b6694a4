package graft.training;

import graft.training.cache.ViewId;
import java.util.List;
import java.util.Set;

/** Gives the plain view of some pictures whichever view of them is asked for: the only one that there is. */
final class PlainViewsOf implements ActivationSource {

    private final Set<String> digests;
    private final ActivationSource source;

    PlainViewsOf(Set<String> digests, ActivationSource source) {
        this.digests = digests;
        this.source = source;
    }

    @Override
    public int values() {
        return source.values();
    }

    @Override
    public void read(List<ViewId> views, float[] into) {
        source.read(
                views.stream()
                        .map(v -> digests.contains(v.pictureDigest()) ? new ViewId(v.pictureDigest(), 0) : v)
                        .toList(),
                into);
    }

    @Override
    public void close() {
        source.close();
    }
}

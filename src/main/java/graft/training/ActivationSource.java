package graft.training;

import graft.training.cache.ViewId;
import java.util.List;

/** Where a phase gets the activations at its cut from: the cache on disk, or the trunk itself where there is no room. */
public interface ActivationSource extends AutoCloseable {

    /** How many numbers the activations of one view are. */
    int values();

    /**
     * Copies the activations of these views behind each other.
     *
     * @param into takes {@code views.size() * values()} numbers
     */
    void read(List<ViewId> views, float[] into);

    @Override
    void close();
}

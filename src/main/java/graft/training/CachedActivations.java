package graft.training;

import graft.training.cache.ActivationStore;
import graft.training.cache.ViewId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Activations from the cache on disk. */
final class CachedActivations implements ActivationSource {

    private final ActivationStore store;

    CachedActivations(ActivationStore store) {
        this.store = store;
    }

    @Override
    public int values() {
        return store.values();
    }

    @Override
    public void read(List<ViewId> views, float[] into) {
        try {
            for (int i = 0; i < views.size(); i++) {
                if (!store.read(views.get(i), into, i * store.values())) {
                    // They were all checked before the phase began: somebody has changed the files since.
                    throw new IllegalStateException("activations of " + views.get(i) + " are gone from the cache");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

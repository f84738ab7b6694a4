package graft.training;

import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.training.cache.ActivationCache;
import graft.training.cache.ActivationStore;
import graft.training.cache.ViewId;
import java.io.IOException;
import java.util.List;

/** The pooled features of a backbone as it was downloaded, as far as the activation cache still has them. */
public final class CachedFeatures implements AutoCloseable {

    private final ActivationStore store;

    private CachedFeatures(ActivationStore store) {
        this.store = store;
    }

    /**
     * Opens those of a run's backbone.
     *
     * @param backbone without a head
     */
    public static CachedFeatures open(ActivationCache cache, TrainingPlan plan, NetworkDescription backbone)
            throws IOException {
        int values = Shapes.of(backbone).output().channels();
        return new CachedFeatures(cache.open(
                PhaseActivations.key(plan, backbone, backbone.stages().size(), values)));
    }

    /** Whether the plain views of all these pictures are there and whole. */
    public boolean haveAll(List<String> digests) throws IOException {
        return store.missing(digests.stream().map(CachedFeatures::plain).toList())
                .isEmpty();
    }

    /** F: how many numbers describe a picture. */
    public int values() {
        return store.values();
    }

    /**
     * The features of a picture's plain view.
     *
     * @throws IOException if they cannot be read, or are not there any more
     */
    public float[] of(String digest) throws IOException {
        float[] features = new float[values()];
        if (!store.read(plain(digest), features, 0)) {
            throw new IOException("the features of " + digest + " are gone from the cache");
        }
        return features;
    }

    private static ViewId plain(String digest) {
        return new ViewId(digest, 0);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}

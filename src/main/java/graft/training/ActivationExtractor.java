package graft.training;

import graft.common.GraftException;
import graft.common.Progress;
import graft.training.cache.ActivationStore;
import graft.training.cache.ViewId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the trunk over views and puts the activations into a store. */
final class ActivationExtractor {

    /** Large enough to keep the processors busy, small enough to stop and to report often. */
    static final int BATCH = 16;

    private final ViewPipeline pipeline;
    private final Trunk trunk;
    private final int valuesPerView;

    ActivationExtractor(ViewPipeline pipeline, Trunk trunk, int valuesPerView) {
        this.pipeline = pipeline;
        this.trunk = trunk;
        this.valuesPerView = valuesPerView;
    }

    /**
     * Computes what is missing.
     *
     * @param control asked after every batch; what was computed until then stays in the store
     * @throws GraftException with code CANCELLED if the run should not go on
     */
    void extract(List<ViewId> missing, ActivationStore store, Progress progress, TrainingControl control) {
        Batch batch = new Batch(store);
        long[] done = {0};
        progress.at(0, missing.size());
        pipeline.render(missing, (view, image) -> {
            image.copyTo(batch.pictures, batch.views.size());
            batch.views.add(view);
            if (batch.views.size() == BATCH || done[0] + batch.views.size() == missing.size()) {
                done[0] += batch.run();
                progress.at(done[0], missing.size());
                if (control.wish() != TrainingControl.Wish.GO_ON) {
                    throw GraftException.cancelled();
                }
            }
        });
    }

    /** The views on their way through the trunk. */
    private final class Batch {
        private final float[] pictures = new float[BATCH * valuesPerView];
        private final List<ViewId> views = new ArrayList<>(BATCH);
        private final ActivationStore store;

        Batch(ActivationStore store) {
            this.store = store;
        }

        int run() {
            float[] activations = trunk.run(pictures, views.size()).get(0);
            try {
                for (int i = 0; i < views.size(); i++) {
                    store.write(views.get(i), activations, i * store.values());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            int count = views.size();
            views.clear();
            return count;
        }
    }
}

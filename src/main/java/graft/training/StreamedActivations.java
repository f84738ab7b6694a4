package graft.training;

import graft.training.cache.ViewId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Activations computed whenever they are asked for: where the cache has no room, or where nothing is frozen. */
final class StreamedActivations implements ActivationSource {

    private final ViewPipeline pipeline;
    private final Trunk trunk;
    private final int valuesPerView;

    StreamedActivations(ViewPipeline pipeline, Trunk trunk, int valuesPerView) {
        this.pipeline = pipeline;
        this.trunk = trunk;
        this.valuesPerView = valuesPerView;
    }

    @Override
    public int values() {
        return trunk.outputSizes().get(0);
    }

    @Override
    public void read(List<ViewId> views, float[] into) {
        float[] pictures = new float[views.size() * valuesPerView];
        // A view may be asked for twice, and the pipeline hands over the views of one picture together.
        Map<ViewId, Integer> first = new HashMap<>();
        for (int i = 0; i < views.size(); i++) {
            first.putIfAbsent(views.get(i), i);
        }
        pipeline.render(
                List.copyOf(first.keySet()), (view, image) -> image.copyTo(pictures, first.getOrDefault(view, 0)));
        for (int i = 0; i < views.size(); i++) {
            int from = first.getOrDefault(views.get(i), i);
            if (from != i) {
                System.arraycopy(pictures, from * valuesPerView, pictures, i * valuesPerView, valuesPerView);
            }
        }
        System.arraycopy(trunk.run(pictures, views.size()).get(0), 0, into, 0, views.size() * values());
    }

    @Override
    public void close() {
        trunk.close();
    }
}

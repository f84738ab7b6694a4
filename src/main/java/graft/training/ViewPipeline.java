package graft.training;

import graft.data.ReadAhead;
import graft.data.RgbImage;
import graft.training.cache.ViewId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and renders pictures a few ahead of whoever takes the views. */
final class ViewPipeline implements AutoCloseable {

    /** Enough to keep the threads busy, few enough to bound the memory. */
    private static final int AHEAD_PER_THREAD = 4;

    private final ViewRenderer renderer;
    private final ReadAhead reading;

    ViewPipeline(ViewRenderer renderer, int threadCount) {
        this.renderer = renderer;
        this.reading = new ReadAhead("pictures", threadCount, AHEAD_PER_THREAD * threadCount);
    }

    /** Takes rendered views, in order. */
    @FunctionalInterface
    interface Sink {
        void accept(ViewId view, RgbImage image);
    }

    /** Renders these views, those of one picture together, and hands each to the sink on the calling thread. */
    void render(List<ViewId> views, Sink sink) {
        Map<String, List<ViewId>> byPicture = new LinkedHashMap<>();
        views.forEach(v -> byPicture
                .computeIfAbsent(v.pictureDigest(), d -> new ArrayList<>())
                .add(v));
        reading.each(
                byPicture.entrySet().iterator(),
                entry -> new Rendered(entry.getValue(), renderer.render(entry.getKey(), entry.getValue())),
                rendered -> rendered.deliver(sink));
    }

    private record Rendered(List<ViewId> views, List<RgbImage> images) {

        void deliver(Sink sink) {
            for (int i = 0; i < images.size(); i++) {
                sink.accept(views.get(i), images.get(i));
            }
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}

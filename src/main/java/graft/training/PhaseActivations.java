package graft.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.network.NetworkDescription;
import graft.training.cache.ActivationCache;
import graft.training.cache.ActivationKey;
import graft.training.cache.ActivationStore;
import graft.training.cache.ViewId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds where the activations of a phase come from, and computes those that are not there yet. */
final class PhaseActivations {

    private static final int FEWEST_VIEWS = 2;

    private final TrainingEngines engines;
    private final PictureReader reader;
    private final ActivationCache cache;
    private final Trainer.Job job;
    private final LabeledViews training;
    private final LabeledViews validation;

    PhaseActivations(TrainingEngines engines, PictureReader reader, ActivationCache cache, Trainer.Job job) {
        this.engines = engines;
        this.reader = reader;
        this.cache = cache;
        this.job = job;
        this.training = TrainingPictures.labeled(job.pictures().training());
        this.validation = TrainingPictures.labeled(job.pictures().validation());
    }

    /**
     * Where they come from and in how many views.
     *
     * @param views how many views of each training picture, the plain one included
     * @param cached how many (picture, view) pairs are in the cache
     */
    record Ready(ActivationSource source, int views, long cached, ViewPipeline pipeline) implements AutoCloseable {
        @Override
        public void close() {
            source.close();
            pipeline.close();
        }
    }

    /**
     * Gets the activations of a phase ready.
     *
     * @param advice hears when disk space made it do less than planned
     * @param progress hears how many views have passed through the trunk
     */
    Ready prepare(int frozenStages, Consumer<Message> advice, FeatureProgress progress, TrainingControl control) {
        TrainingPlan plan = job.plan();
        ViewRenderer renderer = new ViewRenderer(reader, plan, job.pictures().files());
        ViewPipeline pipeline = new ViewPipeline(renderer, plan.threads());
        try {
            Trunk trunk = engines.trunk(job.backbone(), job.weights(), frozenStages, plan.threads());
            int values = trunk.outputSizes().get(0);
            // Where nothing is frozen, there is nothing to save: reading a picture again is cheaper than keeping it.
            int views = frozenStages == 0 ? 0 : viewsThatFit(values, advice);
            if (views == 0) {
                return streamed(pipeline, trunk, renderer, plan.views());
            }
            try (trunk) {
                return cached(
                        pipeline,
                        trunk,
                        renderer,
                        key(job.plan(), job.backbone(), frozenStages, values),
                        views,
                        progress,
                        control);
            }
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    /**
     * Activations in the cache, that nothing has to be computed for any more.
     *
     * @param views how many views of each picture there are
     */
    record Present(ActivationSource source, int views) implements AutoCloseable {
        @Override
        public void close() {
            source.close();
        }
    }

    /**
     * The activations of the training pictures at a cut, if every one of them is in the cache.
     *
     * @param values how many numbers the activations of a view are
     */
    Optional<Present> present(int frozenStages, int values) {
        int views = viewsThatFit(values, advice -> {});
        if (frozenStages == 0 || views == 0) {
            return Optional.empty();
        }
        try {
            ActivationStore store = cache.open(key(job.plan(), job.backbone(), frozenStages, values));
            if (store.missing(needed(views, 1)).isEmpty()) {
                return Optional.of(new Present(new CachedActivations(store), views));
            }
            store.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("training.cacheFailed"), e);
        }
    }

    /**
     * The pooled features of training and validation pictures together, for something that learns from both; the views that
     * validation pictures lack so far are computed. Where the budget does not hold these, validation pictures are seen in
     * their plain view only.
     *
     * @param values how many features a view has
     * @param advice hears when disk space made it do less than planned
     * @return nothing where features are not kept on disk at all
     */
    Optional<Present> ofAll(int values, Consumer<Message> advice, FeatureProgress progress, TrainingControl control) {
        TrainingPlan plan = job.plan();
        int views = viewsThatFit(values, silent -> {});
        if (views == 0) {
            return Optional.empty();
        }
        long all = (long) views * (training.size() + validation.size());
        boolean plainOnly = all > plan.cacheBudget() / ((long) values * Float.BYTES);
        if (plainOnly) {
            advice.accept(Message.of("training.refitPlain", validation.size()));
        }
        ActivationKey key = key(plan, job.backbone(), job.backbone().stages().size(), values);
        try {
            ActivationStore store = cache.open(key);
            try {
                List<ViewId> missing = store.missing(needed(views, plainOnly ? 1 : views));
                if (!missing.isEmpty()) {
                    compute(missing, store, key, progress, control);
                }
                ActivationSource source = new CachedActivations(store);
                return Optional.of(new Present(plainOnly ? plainWhereValidated(source) : source, views));
            } catch (IOException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("training.cacheFailed"), e);
        }
    }

    private ActivationSource plainWhereValidated(ActivationSource source) {
        Set<String> validated = new HashSet<>(validation.digests());
        training.digests().forEach(validated::remove);
        return new PlainViewsOf(validated, source);
    }

    private void compute(
            List<ViewId> missing,
            ActivationStore store,
            ActivationKey key,
            FeatureProgress progress,
            TrainingControl control)
            throws IOException {
        TrainingPlan plan = job.plan();
        cache.makeRoom(missing.size() * key.bytesPerView());
        ViewRenderer renderer = new ViewRenderer(reader, plan, job.pictures().files());
        try (ViewPipeline pipeline = new ViewPipeline(renderer, plan.threads());
                Trunk trunk = engines.trunk(
                        job.backbone(), job.weights(), job.backbone().stages().size(), plan.threads())) {
            new ActivationExtractor(pipeline, trunk, renderer.valuesPerView())
                    .extract(missing, store, progress::at, control);
        }
    }

    /** Hears how many views have passed through the trunk, of how many. */
    @FunctionalInterface
    interface FeatureProgress {
        void at(long done, long total);
    }

    private static Ready streamed(ViewPipeline pipeline, Trunk trunk, ViewRenderer renderer, int views) {
        return new Ready(new StreamedActivations(pipeline, trunk, renderer.valuesPerView()), views, 0, pipeline);
    }

    private Ready cached(
            ViewPipeline pipeline,
            Trunk trunk,
            ViewRenderer renderer,
            ActivationKey key,
            int views,
            FeatureProgress progress,
            TrainingControl control) {
        List<ViewId> needed = needed(views, 1);
        try {
            ActivationStore store = cache.open(key);
            try {
                List<ViewId> missing = store.missing(needed);
                if (!missing.isEmpty()) {
                    cache.makeRoom(missing.size() * key.bytesPerView());
                    new ActivationExtractor(pipeline, trunk, renderer.valuesPerView())
                            .extract(missing, store, progress::at, control);
                }
                return new Ready(new CachedActivations(store), views, needed.size(), pipeline);
            } catch (IOException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("training.cacheFailed"), e);
        }
    }

    /** The first so many views of each training picture and of each validation picture. */
    private List<ViewId> needed(int ofTraining, int ofValidation) {
        List<ViewId> needed = new ArrayList<>();
        training.digests().forEach(digest -> addViews(needed, digest, ofTraining));
        validation.digests().forEach(digest -> addViews(needed, digest, ofValidation));
        return needed.stream().distinct().toList();
    }

    private static void addViews(List<ViewId> to, String digest, int views) {
        for (int view = 0; view < views; view++) {
            to.add(new ViewId(digest, view));
        }
    }

    /**
     * As many views as the budget holds, but at least two; 0 if not even those fit. Decided by the plan's budget alone,
     * so that a resumed run decides the same.
     */
    private int viewsThatFit(int values, Consumer<Message> advice) {
        TrainingPlan plan = job.plan();
        long bytesPerView = (long) values * Float.BYTES;
        long forViews = plan.cacheBudget() / bytesPerView - validation.size();
        int fitting = (int) Math.max(0, Math.min(plan.views(), forViews / training.size()));
        if (fitting == plan.views()) {
            return fitting;
        }
        if (fitting >= FEWEST_VIEWS) {
            advice.accept(Message.of("training.fewerViews", fitting, plan.views()));
            return fitting;
        }
        advice.accept(Message.of("training.streaming"));
        return 0;
    }

    /** What the activations at a cut are kept under. */
    static ActivationKey key(TrainingPlan plan, NetworkDescription backbone, int frozenStages, int values) {
        boolean pooled = frozenStages == backbone.stages().size();
        return new ActivationKey(
                plan.weightsDigest(),
                pooled ? "pooled" : backbone.stages().get(frozenStages - 1).name(),
                plan.inputHeight(),
                plan.inputWidth(),
                plan.fit().text(),
                PictureReader.VERSION + " " + Resizer.VERSION,
                plan.augmentation().digest(),
                values);
    }

    LabeledViews training() {
        return training;
    }

    LabeledViews validation() {
        return validation;
    }
}

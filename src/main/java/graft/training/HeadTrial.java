package graft.training;

import graft.common.GraftException;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.network.NetworkDescription;
import graft.training.cache.ActivationCache;
import java.util.Optional;

/**
 * Tries a backbone on pictures without making a model: its pooled features, and a head that is cross-validated on them. Says
 * how well a head alone would do with it on pictures like these, and how fast it is on this machine.
 */
public final class HeadTrial {

    /** Speeds over fewer pictures are those of starting up. */
    private static final int FEWEST_FOR_SPEED = 32;

    private final TrainingEngines engines;
    private final PictureReader reader;
    private final ActivationCache cache;

    /**
     * @param cache keeps the features, so that the same pictures are not put through the same backbone twice
     */
    public HeadTrial(TrainingEngines engines, PictureReader reader, ActivationCache cache) {
        this.engines = engines;
        this.reader = reader;
        this.cache = cache;
    }

    /**
     * What a trial found.
     *
     * @param answers to each picture by a head that had not learned from it; {@link OutOfFold#NONE} where there are too few
     * @param picturesPerSecond read and put through the backbone; absent where most were in the cache
     */
    public record Outcome(OutOfFold answers, Optional<Double> picturesPerSecond) {}

    /**
     * Carries a trial out.
     *
     * @param job whose plan's first phase trains the head alone; its training pictures are the ones to try
     * @param progress hears how many pictures have passed through the backbone
     * @throws GraftException with code CANCELLED if somebody wants it to end
     */
    public Outcome carryOut(Trainer.Job job, Progress progress, TrainingControl control) {
        PhasePlan head = job.plan().phases().get(0);
        PhaseActivations activations = new PhaseActivations(engines, reader, cache, job);
        Watch watch = new Watch(progress);
        try (PhaseActivations.Ready ready = activations.prepare(head.frozenStages(), advice -> {}, watch, control)) {
            NetworkDescription network = TransferTrainer.withHead(job);
            HeadFit fit =
                    new HeadFit(engines, job, network, job.weights().with(TransferTrainer.untrainedHead(network)));
            HeadFolds folds = new HeadFolds(job, fit, new PhaseActivations.Present(ready.source(), ready.views()));
            return new Outcome(folds.answer(head.epochs(), control), watch.speed());
        }
    }

    /** Measures how fast pictures come through, from the first one on. */
    private static final class Watch implements PhaseActivations.FeatureProgress {
        private final Progress progress;
        private long began;
        private long ended;
        private long count;

        Watch(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void at(long done, long total) {
            if (done == 0) {
                began = System.nanoTime();
            }
            ended = System.nanoTime();
            count = done;
            progress.at(done, total);
        }

        Optional<Double> speed() {
            return count < FEWEST_FOR_SPEED || ended <= began
                    ? Optional.empty()
                    : Optional.of(count * 1e9 / (ended - began));
        }
    }
}

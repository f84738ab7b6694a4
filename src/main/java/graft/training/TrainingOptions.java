package graft.training;

import graft.data.Augmentation;
import graft.data.Fit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a person has said about a training; whatever is absent is Graft's to choose.
 *
 * @param freeze how much of the backbone stays as it is
 * @param gradual whether unfreezing goes down in several phases instead of one
 * @param epochs of each phase, at most
 * @param batchSize examples a step
 * @param learningRate the highest rate of the deepest phase: of the head where only it is trained, else of the stage next
 *     to it
 * @param augmentation how the views of a training picture differ
 * @param fit how pictures are brought to the input size
 * @param balanceClasses whether pictures of rare classes count for more
 * @param seed of every random choice
 * @param threads how many threads the engines may use; absent for as many as there are processor cores
 * @param timeLimit after how much training the best model so far is kept
 * @param cacheBudget how many bytes the activation cache may take
 * @param refit whether, where there are test pictures, the head is trained again in the end on training and validation
 *     pictures together if it alone is kept
 */
public record TrainingOptions(
        FreezeDepth freeze,
        boolean gradual,
        Optional<Integer> epochs,
        Optional<Integer> batchSize,
        Optional<Double> learningRate,
        Augmentation augmentation,
        Fit fit,
        boolean balanceClasses,
        long seed,
        Optional<Integer> threads,
        Optional<Duration> timeLimit,
        Optional<Long> cacheBudget,
        Optional<Boolean> refit) {

    /**
     * What holds where nothing was said: the head alone is trained, on pictures that are slightly varied and stretched to the
     * input size.
     */
    public static TrainingOptions unsaid(long seed) {
        return new TrainingOptions(
                FreezeDepth.HEAD,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Augmentation.Preset.LIGHT.augmentation(),
                new Fit.Stretch(),
                false,
                seed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with another depth. */
    public TrainingOptions withFreeze(FreezeDepth depth, boolean phaseByPhase) {
        return changed(c -> {
            c.freeze = depth;
            c.gradual = phaseByPhase;
        });
    }

    public TrainingOptions withEpochs(Optional<Integer> wanted) {
        return changed(c -> c.epochs = wanted);
    }

    public TrainingOptions withBatchSize(Optional<Integer> wanted) {
        return changed(c -> c.batchSize = wanted);
    }

    public TrainingOptions withLearningRate(Optional<Double> wanted) {
        return changed(c -> c.learningRate = wanted);
    }

    public TrainingOptions withAugmentation(Augmentation wanted) {
        return changed(c -> c.augmentation = wanted);
    }

    public TrainingOptions withFit(Fit wanted) {
        return changed(c -> c.fit = wanted);
    }

    public TrainingOptions withBalancedClasses(boolean wanted) {
        return changed(c -> c.balanceClasses = wanted);
    }

    public TrainingOptions withSeed(long wanted) {
        return changed(c -> c.seed = wanted);
    }

    public TrainingOptions withThreads(Optional<Integer> wanted) {
        return changed(c -> c.threads = wanted);
    }

    public TrainingOptions withTimeLimit(Optional<Duration> wanted) {
        return changed(c -> c.timeLimit = wanted);
    }

    public TrainingOptions withRefit(Optional<Boolean> wanted) {
        return changed(c -> c.refit = wanted);
    }

    private TrainingOptions changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.options();
    }

    /** The options once more, to change one of them: so only one place counts all of them up. */
    private static final class Copy {
        private FreezeDepth freeze;
        private boolean gradual;
        private Optional<Integer> epochs;
        private Optional<Integer> batchSize;
        private Optional<Double> learningRate;
        private Augmentation augmentation;
        private Fit fit;
        private boolean balanceClasses;
        private long seed;
        private Optional<Integer> threads;
        private Optional<Duration> timeLimit;
        private Optional<Long> cacheBudget;
        private Optional<Boolean> refit;

        Copy(TrainingOptions o) {
            this.freeze = o.freeze;
            this.gradual = o.gradual;
            this.epochs = o.epochs;
            this.batchSize = o.batchSize;
            this.learningRate = o.learningRate;
            this.augmentation = o.augmentation;
            this.fit = o.fit;
            this.balanceClasses = o.balanceClasses;
            this.seed = o.seed;
            this.threads = o.threads;
            this.timeLimit = o.timeLimit;
            this.cacheBudget = o.cacheBudget;
            this.refit = o.refit;
        }

        TrainingOptions options() {
            return new TrainingOptions(
                    freeze,
                    gradual,
                    epochs,
                    batchSize,
                    learningRate,
                    augmentation,
                    fit,
                    balanceClasses,
                    seed,
                    threads,
                    timeLimit,
                    cacheBudget,
                    refit);
        }
    }
}

package graft.training;

import graft.data.Augmentation;
import graft.data.Fit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything a run depends on besides its pictures and their split, as data. The same plan, pictures and kind of machine
 * give the same numbers on the CPU.
 *
 * @param schemaVersion of this record in {@code plan.json}
 * @param backbone id of the backbone
 * @param weightsDigest digest of its weights
 * @param inputHeight of the picture the network sees, in pixels
 * @param inputWidth of the picture the network sees, in pixels
 * @param classes the labels, in the order of the answers
 * @param fit how pictures are brought to the input size
 * @param augmentation how the views of a training picture differ
 * @param views how many views of each training picture there are, the plain one included
 * @param phases in order; the first trains the head alone
 * @param batchSize examples a step
 * @param microBatch examples that go through the tail at once; only a matter of memory
 * @param seed of every random choice
 * @param threads how many threads the engines may use
 * @param trunkEngine what runs the frozen stages
 * @param cacheBudget how many bytes the activation cache may take
 * @param timeLimit after how much training the best model so far is kept
 * @param refit whether the head, if it alone is kept, is trained again in the end on training and validation pictures
 *     together; then test pictures must say how good it is
 */
public record TrainingPlan(
        int schemaVersion,
        String backbone,
        String weightsDigest,
        int inputHeight,
        int inputWidth,
        List<String> classes,
        Fit fit,
        Augmentation augmentation,
        int views,
        List<PhasePlan> phases,
        int batchSize,
        int microBatch,
        Regularization regularization,
        long seed,
        int threads,
        TrunkEngine trunkEngine,
        long cacheBudget,
        Optional<Duration> timeLimit,
        boolean refit) {

    /** The version this code writes. */
    public static final int SCHEMA_VERSION = 2;

    public TrainingPlan {
        classes = List.copyOf(classes);
        phases = List.copyOf(phases);
        if (classes.size() < 2) {
            throw new IllegalArgumentException("classes: " + classes);
        }
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a plan needs a phase");
        }
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).frozenStages() > phases.get(i - 1).frozenStages()) {
                throw new IllegalArgumentException("a later phase may not freeze what an earlier one has trained");
            }
        }
        if (views < 1 || batchSize < 1 || microBatch < 1 || microBatch > batchSize || threads < 1 || cacheBudget < 0) {
            throw new IllegalArgumentException("views " + views + ", batch " + batchSize + ", micro-batch " + microBatch
                    + ", threads " + threads + ", cache " + cacheBudget);
        }
    }

    /** The same plan for pictures of which none are kept aside: no refit, which no figure would then be about. */
    public TrainingPlan withoutRefit() {
        return new TrainingPlan(
                schemaVersion,
                backbone,
                weightsDigest,
                inputHeight,
                inputWidth,
                classes,
                fit,
                augmentation,
                views,
                phases,
                batchSize,
                microBatch,
                regularization,
                seed,
                threads,
                trunkEngine,
                cacheBudget,
                timeLimit,
                false);
    }
}

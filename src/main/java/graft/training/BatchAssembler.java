package graft.training;

import graft.common.CounterRandom;
import graft.training.cache.ViewId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts the examples of a step together: which pictures, which of their views, their targets, weights and dropout. All of it
 * is a function of (seed, phase, epoch, picture), so a step can be cut into parts, repeated or resumed.
 */
final class BatchAssembler {

    private static final int ORDER = 1;
    private static final int FIRST_VIEW = 2;
    private static final int DROPOUT = 3;

    private final LabeledViews pictures;
    private final ActivationSource source;
    private final Optional<Standardization> standardization;
    private final TrainingPlan plan;
    private final int views;
    private final int phase;
    private final int pooledFeatures;
    private final float[] classWeights;

    /**
     * @param views how many views of each picture the source has
     * @param phase which phase of the plan
     * @param pooledFeatures F, the number of features that dropout applies to
     */
    BatchAssembler(
            LabeledViews pictures,
            ActivationSource source,
            Optional<Standardization> standardization,
            TrainingPlan plan,
            int views,
            int phase,
            int pooledFeatures) {
        this.pictures = pictures;
        this.source = source;
        this.standardization = standardization;
        this.plan = plan;
        this.views = views;
        this.phase = phase;
        this.pooledFeatures = pooledFeatures;
        this.classWeights = classWeights(pictures, plan);
    }

    private static float[] classWeights(LabeledViews pictures, TrainingPlan plan) {
        int classes = plan.classes().size();
        float[] weights = new float[classes];
        Arrays.fill(weights, 1);
        if (plan.regularization().balanceClasses()) {
            int[] counts = new int[classes];
            pictures.classes().forEach(c -> counts[c]++);
            for (int c = 0; c < classes; c++) {
                weights[c] = counts[c] == 0 ? 1 : (float) pictures.size() / (classes * counts[c]);
            }
        }
        return weights;
    }

    /** How many steps an epoch has: as few as the batch size allows, all of nearly the same size. */
    int stepsPerEpoch() {
        return Math.max(1, (pictures.size() + plan.batchSize() - 1) / plan.batchSize());
    }

    /** The order in which an epoch goes through the pictures. */
    int[] order(int epoch) {
        return CounterRandom.of(plan.seed(), phase, epoch, ORDER).permutation(pictures.size());
    }

    /** The pictures of one step of an epoch that goes through them in this order. */
    int[] step(int[] order, int step) {
        int steps = stepsPerEpoch();
        int from = (int) ((long) step * order.length / steps);
        int to = (int) ((long) (step + 1) * order.length / steps);
        return Arrays.copyOfRange(order, from, to);
    }

    /** The part {@code from..to-1} of a step's pictures, as the tail takes it. */
    TailBatch batch(int epoch, int[] step, int from, int to) {
        int count = to - from;
        int classes = plan.classes().size();
        float[] activations = new float[count * source.values()];
        float[] targets = new float[count * classes];
        float[] weights = new float[count];
        float[] dropout = new float[count * pooledFeatures];
        List<ViewId> views = new ArrayList<>(count);
        double smoothing = plan.regularization().labelSmoothing();
        Arrays.fill(targets, (float) (smoothing / classes));
        for (int i = 0; i < count; i++) {
            int picture = step[from + i];
            int label = pictures.classes().get(picture);
            views.add(new ViewId(pictures.digests().get(picture), view(epoch, picture)));
            targets[i * classes + label] += (float) (1 - smoothing);
            weights[i] = classWeights[label];
            fillDropout(epoch, picture, dropout, i * pooledFeatures);
        }
        source.read(views, activations);
        standardization.ifPresent(s -> s.apply(activations, count));
        return new TailBatch(count, activations, targets, weights, dropout);
    }

    /** Every view comes equally often; which one comes first differs from picture to picture. */
    private int view(int epoch, int picture) {
        int first = CounterRandom.of(plan.seed(), phase, FIRST_VIEW, pictures.key(picture))
                .below(views, 0);
        return (first + epoch) % views;
    }

    private void fillDropout(int epoch, int picture, float[] mask, int offset) {
        double rate = plan.regularization().dropout();
        if (rate == 0) {
            Arrays.fill(mask, offset, offset + pooledFeatures, 1f);
            return;
        }
        CounterRandom random = CounterRandom.of(plan.seed(), phase, epoch, DROPOUT, pictures.key(picture));
        float kept = (float) (1 / (1 - rate));
        for (int f = 0; f < pooledFeatures; f++) {
            mask[offset + f] = random.uniform(f) < rate ? 0 : kept;
        }
    }

    /** The sum of the example weights of a step. */
    double totalWeight(int[] step) {
        double sum = 0;
        for (int picture : step) {
            sum += classWeights[pictures.classes().get(picture)];
        }
        return sum;
    }

    int label(int picture) {
        return pictures.classes().get(picture);
    }
}

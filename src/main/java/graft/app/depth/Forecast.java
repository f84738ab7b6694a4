package graft.app.depth;

import graft.network.BatchNormFolding;
import graft.network.FeatureShape;
import graft.network.NetworkCost;
import graft.network.NetworkCost.StageCost;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import java.util.List;

/**
 * What a training would cost, worked out from the description of the network. Every figure is an "about": speeds are those
 * of an ordinary core, and early stopping usually ends a phase before its last epoch.
 *
 * @param seconds from the start to the finished model
 * @param memoryBytes that the worker will take at most
 * @param diskBytes of activations that are kept for this and later runs
 * @param trainedWeights how many weights change
 * @param allWeights how many there are, the head included
 * @param risk how likely it is that training pictures are memorised
 */
public record Forecast(
        double seconds, long memoryBytes, long diskBytes, long trainedWeights, long allWeights, Risk risk) {

    /** How likely it is that the network learns the training pictures by heart. */
    public enum Risk {
        LOW(1),
        MEDIUM(2),
        HIGH(3);

        private final int level;

        Risk(int level) {
            this.level = level;
        }

        /** How many of three fields it fills. */
        int level() {
            return level;
        }
    }

    /** A backward pass computes two products for each one of the forward pass, which is all that validation takes. */
    private static final int PASSES_TO_LEARN = 3;

    /** Decoding and resizing a photograph of a few megapixels, per core. */
    private static final double SECONDS_TO_READ = 0.012;

    /** Starting workers, writing and checking the model. */
    private static final double SECONDS_AROUND = 6;

    private static final double SECONDS_FOR_A_HEAD_STEP = 3e-5;
    private static final long BYTES = 4;

    /** The weight, its gradient, two moments of the optimiser, and the best so far. */
    private static final long COPIES_OF_A_WEIGHT = 5;

    private static final long MEMORY_AROUND = 600L << 20;
    private static final int MICRO_BATCH = 16;

    /** How many pictures a step learns from unless the person says otherwise. */
    private static final int BATCH = 32;

    /** More weights than this for each training picture have been seen to be learned by heart; far fewer have not. */
    private static final double MANY_WEIGHTS_A_PICTURE = 2000;

    private static final double SOME_WEIGHTS_A_PICTURE = 200;
    private static final int FEW_PICTURES_A_CLASS = 15;

    /**
     * What the forecast depends on besides the network.
     *
     * @param training how many pictures are learned from
     * @param others how many are for validation and test
     * @param classes how many classes there are
     * @param views how many views of each training picture there are
     * @param headEpochs of the first phase, at most
     * @param tailEpochs of all later phases together, at most
     * @param cores how many cores there are
     */
    public record Circumstances(
            int training, int others, int classes, int views, int headEpochs, int tailEpochs, int cores) {}

    /** The forecast for a cut. */
    public static Forecast of(NetworkDescription described, int frozen, Circumstances c) {
        // As it will be computed, also where only the published description is there yet.
        NetworkDescription network = BatchNormFolding.fold(described);
        List<StageCost> costs = NetworkCost.of(network);
        Shapes shapes = Shapes.of(network);
        long features = shapes.output().channels();
        long head = (features + 1) * c.classes();
        long tailWeights = sum(costs.subList(frozen, costs.size())) + head;
        boolean headAlone = frozen == costs.size();
        FeatureShape cut = shapes.atCut(frozen);
        long kept = (headAlone ? features : cut.size()) * BYTES * c.training() * c.views();
        return new Forecast(
                seconds(costs, frozen, c),
                memory(costs, frozen, tailWeights),
                frozen == 0 ? 0 : kept,
                tailWeights,
                sum(costs) + head,
                risk(headAlone, tailWeights, c));
    }

    private static long sum(List<StageCost> costs) {
        return costs.stream().mapToLong(StageCost::parameters).sum();
    }

    private static NetworkCost.Work work(List<StageCost> costs) {
        return costs.stream().map(StageCost::work).reduce(NetworkCost.Work.NONE, NetworkCost.Work::plus);
    }

    private static double seconds(List<StageCost> costs, int frozen, Circumstances c) {
        double views = (double) c.training() * c.views() + 2.0 * c.others();
        double reading = views * SECONDS_TO_READ / c.cores();
        double trunk = views * ComputeSpeed.FROZEN.seconds(work(costs)) / c.cores();
        double heads = (double) c.headEpochs() * c.training() * SECONDS_FOR_A_HEAD_STEP;
        double tail = frozen == costs.size() ? 0 : tail(costs.subList(frozen, costs.size()), c);
        return SECONDS_AROUND + reading + trunk + heads + tail;
    }

    private static double tail(List<StageCost> trained, Circumstances c) {
        double picture = ComputeSpeed.TRAINED.seconds(work(trained)) / c.cores();
        double looked = c.training() + (double) c.others() / PASSES_TO_LEARN;
        double steps = Math.ceil((double) c.training() / BATCH);
        return c.tailEpochs() * (looked * picture + steps * ComputeSpeed.secondsForAStep(sum(trained)));
    }

    private static long memory(List<StageCost> costs, int frozen, long tailWeights) {
        long activations = costs.subList(frozen, costs.size()).stream()
                .mapToLong(StageCost::activations)
                .sum();
        return MEMORY_AROUND + 2 * activations * BYTES * MICRO_BATCH + tailWeights * BYTES * COPIES_OF_A_WEIGHT;
    }

    private static Risk risk(boolean headAlone, long tailWeights, Circumstances c) {
        if (headAlone) {
            return c.training() < FEW_PICTURES_A_CLASS * c.classes() ? Risk.MEDIUM : Risk.LOW;
        }
        double weights = (double) tailWeights / Math.max(1, c.training());
        return weights > MANY_WEIGHTS_A_PICTURE ? Risk.HIGH : weights > SOME_WEIGHTS_A_PICTURE ? Risk.MEDIUM : Risk.LOW;
    }
}

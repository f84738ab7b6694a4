package graft.training;

import graft.common.CounterRandom;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Trains what a plan's last phase trains, for a moment and on invented activations: to see that a device computes rightly,
 * and how fast. Everywhere the same numbers go in, so the same figures have to come out, but for rounding.
 */
public final class TailTrial {

    /** The first step changes the head alone, which begins with zeros; from the second on every stage has a gradient. */
    private static final int COMPARED_STEPS = 3;

    private final TrainingPlan plan;
    private final Weights pretrained;
    private final int features;
    private final NetworkDescription network;
    private final PhasePlan phase;
    private final int count;

    /**
     * @param plan of a run
     * @param backbone the pretrained network without a head
     * @param weights its weights
     */
    public TailTrial(TrainingPlan plan, NetworkDescription backbone, Weights weights) {
        this.plan = plan;
        this.pretrained = weights;
        this.features = Shapes.of(backbone).output().channels();
        this.network = TransferTrainer.withHead(backbone, plan);
        this.phase = plan.phases().get(plan.phases().size() - 1);
        this.count = plan.microBatch();
    }

    /**
     * What came of it.
     *
     * @param figures loss a picture and norm of the gradient of each of the first steps
     * @param picturesPerSecond how many went forward and backward
     */
    public record Outcome(List<Double> figures, double picturesPerSecond) {
        public Outcome {
            figures = List.copyOf(figures);
        }

        /**
         * Whether another device came to the same. Libraries add up in other orders, and a step of Adam makes more of that
         * than it was; what does not work at all differs by far more than this.
         */
        public boolean agreesWith(Outcome other) {
            boolean agree = figures.size() == other.figures.size();
            for (int i = 0; agree && i < figures.size(); i++) {
                double a = figures.get(i);
                double b = other.figures.get(i);
                agree = Double.isFinite(a) && Double.isFinite(b) && Math.abs(a - b) <= 0.01 * Math.max(a, b);
            }
            return agree;
        }
    }

    /**
     * Tries, on the calling thread.
     *
     * @param engines make the tail; their library is loaded if that has not happened
     * @param time how long, at least one step
     * @param nanoTime a clock
     */
    public Outcome run(TrainingEngines engines, Duration time, LongSupplier nanoTime) {
        Weights start = pretrained.with(TransferTrainer.untrainedHead(network));
        try (TrainableTail tail = engines.tail(network, phase.frozenStages(), start, pretrained)) {
            TailBatch batch = batch();
            List<Double> figures = new ArrayList<>();
            for (int i = 0; i < COMPARED_STEPS; i++) {
                figures.add(tail.accumulate(batch).weightedLoss() / count);
                figures.add(tail.step(settings()));
            }
            long began = nanoTime.getAsLong();
            long steps = 0;
            long passed;
            do {
                tail.accumulate(batch);
                tail.step(settings());
                steps++;
                passed = nanoTime.getAsLong() - began;
            } while (passed < time.toNanos());
            return new Outcome(figures, steps * (double) count / Math.max(1, passed) * 1e9);
        }
    }

    private StepSettings settings() {
        Map<String, Double> rates = new HashMap<>();
        int head = network.stages().size() - 1;
        for (int i = phase.frozenStages(); i < head; i++) {
            rates.put(network.stages().get(i).name(), phase.learningRate());
        }
        rates.put(network.stages().get(head).name(), phase.headLearningRate());
        Regularization regularization = plan.regularization();
        return new StepSettings(
                rates, count, regularization.clipNorm(), regularization.l2sp(), regularization.weightDecay());
    }

    private TailBatch batch() {
        Shapes shapes = Shapes.of(network);
        boolean headAlone = phase.frozenStages() == network.stages().size() - 1;
        FeatureShape crossing = shapes.atCut(phase.frozenStages());
        int size = headAlone ? crossing.channels() : Math.toIntExact(crossing.size());
        CounterRandom random = CounterRandom.of(1, 2, 3);
        float[] activations = new float[count * size];
        for (int i = 0; i < activations.length; i++) {
            activations[i] = (float) random.uniform(i);
        }
        int classes = plan.classes().size();
        float[] targets = new float[count * classes];
        for (int i = 0; i < count; i++) {
            targets[i * classes + i % classes] = 1;
        }
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        float[] dropout = new float[count * features];
        Arrays.fill(dropout, 1);
        return new TailBatch(count, activations, targets, ones, dropout);
    }
}

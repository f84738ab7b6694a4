package graft.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Learning rates as a pure function of the plan and how far a phase is. */
public final class LearningRateSchedule {

    private final PhasePlan phase;
    private final List<String> trainedStages;
    private final String head;
    private final int stepsPerEpoch;

    /**
     * @param trainedStages the backbone's stages above the cut, lowest first; may be empty
     * @param head the name of the head's stage
     */
    public LearningRateSchedule(PhasePlan phase, List<String> trainedStages, String head, int stepsPerEpoch) {
        if (stepsPerEpoch < 1) {
            throw new IllegalArgumentException("steps per epoch " + stepsPerEpoch);
        }
        this.phase = phase;
        this.trainedStages = List.copyOf(trainedStages);
        this.head = head;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /**
     * The share of the highest rate at a step, in (0, 1]: a straight climb while warming up, then half a cosine down to
     * nothing at the end of the phase.
     *
     * @param step counted from 0 over the whole phase
     */
    public double factor(long step) {
        double warmup = phase.warmupEpochs() * stepsPerEpoch;
        double total = (double) phase.epochs() * stepsPerEpoch;
        if (step < warmup) {
            return (step + 1) / (warmup + 1);
        }
        double progress = total <= warmup ? 1 : Math.min(1, (step - warmup) / (total - warmup));
        return 0.5 * (1 + Math.cos(Math.PI * progress));
    }

    /**
     * The rate of each trained stage and of the head at a step.
     *
     * @param lower what all of them are multiplied with besides; 1 unless the phase had to recover from divergence
     */
    public Map<String, Double> rates(long step, double lower) {
        double factor = lower * factor(step);
        Map<String, Double> rates = new TreeMap<>();
        rates.put(head, headRate(step, lower));
        double rate = phase.learningRate() * factor;
        for (int i = trainedStages.size() - 1; i >= 0; i--) {
            rates.put(trainedStages.get(i), rate);
            rate *= phase.stageDecay();
        }
        return rates;
    }

    /** The rate of the head alone at a step. */
    public double headRate(long step, double lower) {
        return phase.headLearningRate() * lower * factor(step);
    }
}

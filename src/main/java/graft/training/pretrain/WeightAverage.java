package graft.training.pretrain;

import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.List;

/**
 * An exponential moving average of all weights, running averages of batch normalisation included (Polyak and Juditsky 1992
 * for averaging; the early steps count for more, as in TensorFlow, so that the first weights are soon forgotten).
 */
final class WeightAverage {

    private static final double EARLY = 10;

    private final double decay;
    private Weights average;
    private long steps;

    /**
     * @param decay how much of the old average stays in a step, once many were taken
     * @param start the first weights, or where an earlier average had come to
     * @param steps how many steps it has seen
     */
    WeightAverage(double decay, Weights start, long steps) {
        this.decay = decay;
        this.average = start;
        this.steps = steps;
    }

    /** Takes the weights after a step in. */
    void add(Weights newest) {
        steps++;
        double kept = Math.min(decay, (1 + steps) / (EARLY + steps));
        List<WeightTensor> tensors = average.tensors().stream()
                .map(old -> mixed(old, newest.get(old.name()), kept))
                .toList();
        average = Weights.of(tensors);
    }

    private static WeightTensor mixed(WeightTensor old, WeightTensor newest, double kept) {
        float[] values = new float[old.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (kept * old.values()[i] + (1 - kept) * newest.values()[i]);
        }
        return new WeightTensor(old.spec(), values);
    }

    Weights weights() {
        return average;
    }
}

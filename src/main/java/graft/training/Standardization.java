package graft.training;

import graft.network.WeightTensor;
import java.util.List;

/**
 * Brings each pooled feature to mean 0 and standard deviation 1 over the training pictures while the head alone is
 * trained, so that one learning rate suits all of them, and afterwards puts the same into the head's own weights: what is
 * kept takes features as they are.
 */
final class Standardization {

    /** A feature that hardly varies would otherwise be blown up to noise. */
    private static final double LEAST_DEVIATION = 1e-3;

    private final float[] mean;
    private final float[] deviation;

    private Standardization(float[] mean, float[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * @param features [N, F]
     */
    static Standardization of(float[] features, int count, int size) {
        double[] sum = new double[size];
        double[] squares = new double[size];
        for (int i = 0; i < count; i++) {
            for (int f = 0; f < size; f++) {
                double value = features[i * size + f];
                sum[f] += value;
                squares[f] += value * value;
            }
        }
        float[] mean = new float[size];
        float[] deviation = new float[size];
        for (int f = 0; f < size; f++) {
            double m = sum[f] / count;
            mean[f] = (float) m;
            deviation[f] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, squares[f] / count - m * m)));
        }
        return new Standardization(mean, deviation);
    }

    /** Standardises [N, F] in place. */
    void apply(float[] features, int count) {
        for (int i = 0; i < count; i++) {
            for (int f = 0; f < mean.length; f++) {
                int at = i * mean.length + f;
                features[at] = (features[at] - mean[f]) / deviation[f];
            }
        }
    }

    /** The weight and bias for features as they are that answer as these do for standardised ones. */
    List<WeightTensor> fold(WeightTensor weight, WeightTensor bias) {
        return transform(weight, bias, true);
    }

    /** The opposite of {@link #fold}. */
    List<WeightTensor> unfold(WeightTensor weight, WeightTensor bias) {
        return transform(weight, bias, false);
    }

    private List<WeightTensor> transform(WeightTensor weight, WeightTensor bias, boolean fold) {
        int size = mean.length;
        float[] newWeight = new float[weight.values().length];
        float[] newBias = bias.values().clone();
        for (int out = 0; out < newBias.length; out++) {
            double shift = 0;
            for (int f = 0; f < size; f++) {
                int at = out * size + f;
                double w = weight.values()[at];
                newWeight[at] = (float) (fold ? w / deviation[f] : w * deviation[f]);
                // What the mean contributes, in the units of the weight that multiplies raw features.
                shift += (fold ? newWeight[at] : w) * mean[f];
            }
            newBias[out] = (float) (fold ? newBias[out] - shift : newBias[out] + shift);
        }
        return List.of(new WeightTensor(weight.spec(), newWeight), new WeightTensor(bias.spec(), newBias));
    }
}

package graft.benchmark.folds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A linear classifier's answer for one picture. */
final class Softmax {

    private Softmax() {}

    /**
     * @param kernel [C, F]
     * @param bias [C]
     * @param features [F]
     */
    static double[] logits(float[] kernel, float[] bias, float[] features) {
        double[] logits = new double[bias.length];
        for (int c = 0; c < logits.length; c++) {
            double sum = bias[c];
            for (int f = 0; f < features.length; f++) {
                sum += (double) kernel[c * features.length + f] * features[f];
            }
            logits[c] = sum;
        }
        return logits;
    }

    static List<Double> of(double[] logits) {
        double most = Arrays.stream(logits).max().orElseThrow();
        double sum = Arrays.stream(logits).map(l -> Math.exp(l - most)).sum();
        List<Double> probabilities = new ArrayList<>();
        for (double logit : logits) {
            probabilities.add(Math.exp(logit - most) / sum);
        }
        return probabilities;
    }
}

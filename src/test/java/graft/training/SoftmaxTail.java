package graft.training;

import graft.network.Head;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.List;

/**
 * A head in plain Java, written for tests from the formulas alone: softmax regression with Adam (Kingma and Ba 2015). It
 * stands in for the native engine, and is what the native engine's head is compared with.
 */
final class SoftmaxTail implements TrainableTail {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final int features;
    private final int classes;
    private final float[] weight;
    private final float[] bias;
    private final double[] gradient;
    private final float[] moments;
    private long iteration;

    SoftmaxTail(Weights start) {
        WeightTensor kernel = start.get(Head.DENSE + ".weight");
        this.classes = kernel.shape().get(0);
        this.features = kernel.shape().get(1);
        this.weight = kernel.values().clone();
        this.bias = start.get(Head.DENSE + ".bias").values().clone();
        this.gradient = new double[weight.length + bias.length];
        this.moments = new float[2 * gradient.length];
    }

    @Override
    public Accumulated accumulate(TailBatch batch) {
        float[] dropped = new float[batch.count() * features];
        for (int i = 0; i < dropped.length; i++) {
            dropped[i] = batch.activations()[i] * batch.dropout()[i];
        }
        float[] logits = logits(dropped, batch.count());
        double loss = 0;
        for (int n = 0; n < batch.count(); n++) {
            double[] probabilities = softmax(logits, n);
            for (int c = 0; c < classes; c++) {
                double target = batch.targets()[n * classes + c];
                double weightOfExample = batch.exampleWeights()[n];
                loss -= weightOfExample * target * Math.log(probabilities[c]);
                double error = weightOfExample * (probabilities[c] - target);
                for (int f = 0; f < features; f++) {
                    gradient[c * features + f] += error * dropped[n * features + f];
                }
                gradient[weight.length + c] += error;
            }
        }
        return new Accumulated(loss, logits);
    }

    private double[] softmax(float[] logits, int row) {
        double[] p = new double[classes];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            p[c] = Math.exp(logits[row * classes + c]);
            sum += p[c];
        }
        for (int c = 0; c < classes; c++) {
            p[c] /= sum;
        }
        return p;
    }

    @Override
    public double step(StepSettings settings) {
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= settings.totalWeight();
            if (i < weight.length) {
                gradient[i] += settings.weightDecay() * weight[i];
            }
            norm += gradient[i] * gradient[i];
        }
        norm = Math.sqrt(norm);
        if (Double.isFinite(norm)) {
            double clip = Math.min(1, settings.clipNorm() / norm);
            iteration++;
            double rate = settings.learningRates().get(Head.STAGE);
            for (int i = 0; i < gradient.length; i++) {
                update(i, gradient[i] * clip, rate);
            }
        }
        java.util.Arrays.fill(gradient, 0);
        return norm;
    }

    private void update(int i, double g, double rate) {
        moments[2 * i] = (float) (BETA1 * moments[2 * i] + (1 - BETA1) * g);
        moments[2 * i + 1] = (float) (BETA2 * moments[2 * i + 1] + (1 - BETA2) * g * g);
        double first = moments[2 * i] / (1 - Math.pow(BETA1, iteration));
        double second = moments[2 * i + 1] / (1 - Math.pow(BETA2, iteration));
        double change = rate * first / (Math.sqrt(second) + EPSILON);
        if (i < weight.length) {
            weight[i] -= (float) change;
        } else {
            bias[i - weight.length] -= (float) change;
        }
    }

    @Override
    public float[] logits(float[] activations, int count) {
        float[] logits = new float[count * classes];
        for (int n = 0; n < count; n++) {
            for (int c = 0; c < classes; c++) {
                double sum = bias[c];
                for (int f = 0; f < features; f++) {
                    sum += (double) weight[c * features + f] * activations[n * features + f];
                }
                logits[n * classes + c] = (float) sum;
            }
        }
        return logits;
    }

    @Override
    public Weights weights() {
        return Weights.of(List.of(
                new WeightTensor(Head.DENSE + ".weight", List.of(classes, features), weight.clone()),
                new WeightTensor(Head.DENSE + ".bias", List.of(classes), bias.clone())));
    }

    @Override
    public void setWeights(Weights weights) {
        System.arraycopy(weights.get(Head.DENSE + ".weight").values(), 0, weight, 0, weight.length);
        System.arraycopy(weights.get(Head.DENSE + ".bias").values(), 0, bias, 0, bias.length);
    }

    @Override
    public UpdaterState updaterState() {
        return new UpdaterState(iteration, moments.clone());
    }

    @Override
    public void setUpdaterState(UpdaterState state) {
        iteration = state.iteration();
        System.arraycopy(state.values(), 0, moments, 0, moments.length);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}

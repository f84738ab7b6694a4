package graft.training.pretrain;

import graft.common.CounterRandom;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Dense;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * First weights for a network: kernels of convolutions from a normal distribution whose variance is 2 over the number of
 * places that a value is carried to (He et al. 2015, "Delving Deep into Rectifiers", in the form for the way back, which
 * PyTorch calls {@code fan_out}); a convolution of each channel by itself carries a value to its window only. Dense kernels
 * with a standard deviation of 0.01; biases zero; batch normalisation changes nothing at first.
 */
public final class HeInitialization {

    private static final double DENSE_DEVIATION = 0.01;

    private HeInitialization() {}

    /**
     * The weights a seed stands for.
     *
     * @param network with batch normalisation as nodes, and a head
     */
    public static Weights of(NetworkDescription network, long seed) {
        List<WeightTensor> tensors = new ArrayList<>();
        for (Node node : network.nodes()) {
            for (WeightSpec spec : node.weights()) {
                CounterRandom random = CounterRandom.of(seed, tensors.size());
                tensors.add(new WeightTensor(spec, values(node, spec, random)));
            }
        }
        return Weights.of(tensors);
    }

    private static float[] values(Node node, WeightSpec spec, CounterRandom random) {
        float[] values = new float[Math.toIntExact(spec.size())];
        if (spec.shape().size() == 1) {
            boolean ones = node.operation() instanceof BatchNormalization
                    ? spec.name().endsWith(".weight") || spec.name().endsWith(".running_var")
                    : spec.name().endsWith(".weight");
            Arrays.fill(values, ones ? 1 : 0);
            return values;
        }
        double deviation = node.operation() instanceof Dense ? DENSE_DEVIATION : Math.sqrt(2.0 / fanOut(spec));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * normal(random, i));
        }
        return values;
    }

    /** A kernel is [out, in, height, width]; with one channel in, each output has an input of its own. */
    private static long fanOut(WeightSpec spec) {
        long out = spec.shape().get(0);
        long in = spec.shape().get(1);
        long window = spec.size() / (out * in);
        return in == 1 ? window : out * window;
    }

    /** A standard normal number for a counter (Box and Muller 1958), the same on every machine. */
    private static double normal(CounterRandom random, int index) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.uniform(2L * index)));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.uniform(2L * index + 1));
    }
}

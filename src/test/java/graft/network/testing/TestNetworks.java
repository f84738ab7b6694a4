package graft.network.testing;

import graft.network.Activation;
import graft.network.Head;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.ArrayList;
import java.util.List;

/** Small networks for tests. */
public final class TestNetworks {

    private TestNetworks() {}

    /**
     * A network that has every operation, activation and padding there is, for odd pictures with unequal sides, and a
     * head for three classes.
     */
    public static NetworkDescription everything() {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(
                "stem",
                List.of(
                        node("conv", conv(3, 8, 3, 2, Padding.SAME, false, Activation.IDENTITY), Node.STAGE_INPUT),
                        node("norm", new Operation.BatchNormalization(8, 1e-3, true), "conv"),
                        node("act", new Operation.Activate(Activation.HARD_SWISH), "norm"))));
        stages.add(new Stage(
                "residual",
                List.of(
                        node("pre", new Operation.BatchNormalization(8, 1e-5, false), Node.STAGE_INPUT),
                        node("pre_act", new Operation.Activate(Activation.RELU6), "pre"),
                        node(
                                "depth",
                                new Operation.DepthwiseConvolution(8, 3, 5, 1, Padding.SAME, true, Activation.SWISH),
                                "pre_act"),
                        node("squeeze", new Operation.GlobalAveragePooling(true), "depth"),
                        node("excite", conv(8, 8, 1, 1, Padding.VALID, true, Activation.HARD_SIGMOID), "squeeze"),
                        node("gated", new Operation.Multiply(), "depth", "excite"),
                        node("sum", new Operation.Add(), "gated", Node.STAGE_INPUT, "pre_act"))));
        stages.add(new Stage(
                "branches",
                List.of(
                        node("padded", new Operation.ZeroPadding(1, 0, 2, 1), Node.STAGE_INPUT),
                        node("left", conv(8, 4, 3, 2, Padding.VALID, true, Activation.SIGMOID), "padded"),
                        node("right", new Operation.Pooling(PoolingKind.MAX, 3, 2, Padding.VALID), "padded"),
                        node("joined", new Operation.Concatenate(), "left", "right"),
                        node("affine", new Operation.Affine(12, Activation.RELU), "joined"))));
        stages.add(new Stage(
                "pools",
                List.of(
                        node(
                                "average",
                                new Operation.Pooling(PoolingKind.AVERAGE, 3, 1, Padding.SAME),
                                Node.STAGE_INPUT),
                        node(
                                "most",
                                new Operation.Pooling(PoolingKind.MAX, 3, 1, Padding.explicit(1)),
                                Node.STAGE_INPUT),
                        node("both", new Operation.Add(), "average", "most"),
                        node(
                                "out",
                                conv(12, 6, 2, 2, new Padding.Explicit(0, 1, 1, 0), true, Activation.IDENTITY),
                                "both"))));
        return new NetworkDescription("everything", new InputSpec(31, 26, Preprocessing.BGR_MINUS_MEAN), stages)
                .with(Head.stage(6, 3, 0.2));
    }

    private static Node node(String name, Operation operation, String... inputs) {
        return new Node(name, operation, List.of(inputs));
    }

    private static Operation conv(
            int in, int out, int kernel, int stride, Padding padding, boolean bias, Activation activation) {
        return new Operation.Convolution(in, out, kernel, kernel, stride, padding, bias, activation);
    }

    /** Weights by formula for any network: kernels scaled to keep the size of activations, variances above zero. */
    public static Weights weights(NetworkDescription network) {
        List<WeightTensor> tensors = new ArrayList<>();
        for (WeightSpec spec : network.weights()) {
            int seed = FormulaWeights.seed(spec.name());
            float[] values = new float[(int) spec.size()];
            double scale = Math.sqrt(3.0 * spec.shape().get(0) / spec.size());
            for (int i = 0; i < values.length; i++) {
                double u = FormulaWeights.uniform(seed, i);
                boolean kernel = spec.shape().size() > 1;
                boolean positive = spec.name().endsWith("running_var")
                        || (!kernel && spec.name().endsWith("weight"));
                values[i] = (float) (kernel ? (2 * u - 1) * 1.4 * scale : positive ? 0.8 + 0.4 * u : (u - 0.5) * 0.2);
            }
            tensors.add(new WeightTensor(spec, values));
        }
        return Weights.of(tensors);
    }
}

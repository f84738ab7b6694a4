package graft.training.dl4j;

import static graft.training.dl4j.TinyNetworks.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.network.Activation;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Operation;
import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Stage;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.TailBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logits, loss and gradient of every kind of operation against a double precision forward pass and its central
 * differences. The loss is the weighted cross entropy with smoothed targets, so that it is checked too.
 */
@ExtendWith(OneThread.class)
class GradientTest {

    private static final int COUNT = 3;
    private static final double STEP = 1e-5;
    private static final Padding UNEVEN = new Padding.Explicit(0, 1, 2, 1);

    static Stream<Arguments> networks() {
        Stage first = new Stage("first", List.of(node("first", conv(3, 4, 3, 2, Padding.SAME, Activation.SWISH))));
        return Stream.of(
                        after(first, conv(4, 5, 3, 1, Padding.SAME, Activation.RELU)),
                        after(first, conv(4, 5, 3, 2, Padding.SAME, Activation.RELU6)),
                        after(first, conv(4, 5, 3, 2, Padding.explicit(1), Activation.SIGMOID)),
                        after(first, conv(4, 5, 3, 1, UNEVEN, Activation.HARD_SWISH)),
                        after(first, conv(4, 5, 2, 1, Padding.VALID, Activation.HARD_SIGMOID)),
                        after(first, conv(4, 5, 1, 1, Padding.VALID, Activation.SWISH)),
                        after(first, conv(4, 5, 1, 2, Padding.SAME, Activation.IDENTITY)),
                        after(first, new Convolution(4, 5, 3, 1, 1, Padding.SAME, false, Activation.RELU)),
                        after(first, new Convolution(4, 5, 1, 1, 1, Padding.SAME, false, Activation.RELU)),
                        after(first, depthwise(3, 1, Padding.SAME, Activation.RELU6, true), 4),
                        after(first, depthwise(3, 2, Padding.SAME, Activation.RELU, true), 4),
                        after(first, depthwise(3, 1, Padding.explicit(1), Activation.SWISH, false), 4),
                        after(first, depthwise(5, 1, Padding.SAME, Activation.HARD_SWISH, true), 4),
                        after(first, depthwise(2, 1, Padding.VALID, Activation.IDENTITY, true), 4),
                        after(first, depthwise(3, 2, UNEVEN, Activation.IDENTITY, true), 4),
                        after(first, new Pooling(PoolingKind.MAX, 3, 2, Padding.VALID), 4),
                        after(first, new Pooling(PoolingKind.MAX, 3, 2, Padding.SAME), 4),
                        after(first, new Pooling(PoolingKind.MAX, 2, 1, Padding.explicit(1)), 4),
                        after(first, new Pooling(PoolingKind.AVERAGE, 3, 1, Padding.SAME), 4),
                        after(first, new Pooling(PoolingKind.AVERAGE, 3, 2, Padding.explicit(1)), 4),
                        after(first, new Operation.ZeroPadding(1, 2, 0, 3), 4),
                        after(first, new Operation.Affine(4, Activation.RELU), 4),
                        after(first, new Operation.Activate(Activation.HARD_SWISH), 4),
                        branched(first, "residual", 4, new Operation.Add()),
                        branched(first, "concatenated", 9, new Operation.Concatenate()),
                        squeezed(first),
                        bare(4))
                .map(n -> Arguments.of(n.name(), n));
    }

    private static Convolution conv(int in, int out, int k, int stride, Padding padding, Activation activation) {
        return new Convolution(in, out, k, k, stride, padding, true, activation);
    }

    private static DepthwiseConvolution depthwise(int k, int s, Padding padding, Activation activation, boolean bias) {
        return new DepthwiseConvolution(4, k, k, s, padding, bias, activation);
    }

    private static NetworkDescription after(Stage first, Convolution operation) {
        return after(first, operation, operation.out());
    }

    private static NetworkDescription after(Stage first, Operation operation, int features) {
        return named(
                operation.toString(),
                TinyNetworks.network(9, 7, features, first, new Stage("probe", List.of(node("probe", operation)))));
    }

    private static NetworkDescription named(String name, NetworkDescription network) {
        return new NetworkDescription(name, network.input(), network.stages());
    }

    /** The joint of what enters with two layers on it, so that gradients meet. */
    private static NetworkDescription branched(Stage first, String name, int features, Operation joint) {
        int out = features - 4 == 0 ? 4 : features - 4;
        Stage stage = new Stage(
                "joint",
                List.of(
                        node("wide", conv(4, 6, 1, 1, Padding.SAME, Activation.RELU6)),
                        node("back", conv(6, out, 3, 1, Padding.SAME, Activation.IDENTITY), "wide"),
                        node("joined", joint, "<", "back")));
        return named(name, TinyNetworks.network(9, 7, features, first, stage));
    }

    private static NetworkDescription squeezed(Stage first) {
        Stage stage = new Stage(
                "gated",
                List.of(
                        node("body", conv(4, 4, 3, 1, Padding.SAME, Activation.SWISH)),
                        node("mean", new Operation.GlobalAveragePooling(true), "body"),
                        node("less", conv(4, 2, 1, 1, Padding.SAME, Activation.RELU), "mean"),
                        node("gate", conv(2, 4, 1, 1, Padding.SAME, Activation.HARD_SIGMOID), "less"),
                        node("gated", new Operation.Multiply(), "body", "gate"),
                        node("twice", new Operation.Multiply(), "gated", "body")));
        return named("squeeze and excite", TinyNetworks.network(9, 7, 4, first, stage));
    }

    private static NetworkDescription bare(int features) {
        Stage stage = new Stage(
                "bare",
                List.of(
                        node("a", conv(3, features, 3, 1, Padding.SAME, Activation.RELU)),
                        node("b", conv(features, 3, 1, 1, Padding.SAME, Activation.IDENTITY), "a"),
                        node("sum", new Operation.Add(), "b", "<"),
                        node("last", conv(3, features, 1, 1, Padding.SAME, Activation.SIGMOID), "sum")));
        return named("input read twice, not last", TinyNetworks.network(9, 7, features, stage));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void everyOperationEqualsTheDoublePrecisionReference(String name, NetworkDescription network) {
        compare(network, 0, FeatureShape.map(3, 9, 7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void theSameAboveACut(String name, NetworkDescription network) {
        FeatureShape crossing = graft.network.Shapes.of(network).atCut(1);
        if (network.stages().size() == 2) {
            crossing = FeatureShape.vector(crossing.channels());
        }
        compare(network, 1, crossing);
    }

    private static void compare(NetworkDescription network, int frozen, FeatureShape shape) {
        Weights weights = TinyNetworks.weights(network, 5);
        int features = graft.network.Shapes.of(network).after("head_pool").channels();
        TailBatch batch = TinyNetworks.batch(COUNT, (int) shape.size(), features, 6);
        List<Stage> stages = network.stages().subList(frozen, network.stages().size());
        if (!shape.spatial()) {
            Stage head = stages.get(0);
            stages = List.of(new Stage(
                    "head",
                    List.of(
                            node("head_dropout", head.nodes().get(1).operation()),
                            node("head_dense", head.last().operation(), "head_dropout"))));
        }
        Reference reference = new Reference(stages, shape, weights, batch);
        try (Dl4jTail tail = Dl4jTail.create(network, frozen, weights, weights)) {
            var seen = tail.accumulate(batch);
            assertThat(seen.weightedLoss()).isCloseTo(reference.loss(), within(1e-5));
            double[] expected = reference.logits();
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) seen.logits()[i])
                        .isCloseTo(expected[i], within(1e-5 * (1 + Math.abs(expected[i]))));
            }
            for (WeightTensor gradient : tail.gradientSoFar().tensors()) {
                reference.check(gradient);
            }
        }
    }

    /** The loss as a function of the weights. */
    private static final class Reference {
        private final Map<String, double[]> weights = new TreeMap<>();
        private final ReferenceNetwork network;
        private final FeatureShape shape;
        private final TailBatch batch;

        Reference(List<Stage> stages, FeatureShape shape, Weights start, TailBatch batch) {
            for (WeightTensor t : start.tensors()) {
                weights.put(t.name(), doubles(t.values(), 0, t.values().length));
            }
            this.network = new ReferenceNetwork(stages, weights);
            this.shape = shape;
            this.batch = batch;
        }

        private static double[] doubles(float[] values, int from, int to) {
            double[] result = new double[to - from];
            Arrays.setAll(result, i -> values[from + i]);
            return result;
        }

        double[] logits() {
            double[] all = new double[COUNT * 3];
            int size = (int) shape.size();
            int features = batch.dropout().length / COUNT;
            for (int n = 0; n < COUNT; n++) {
                double[] one = network.run(
                        shape,
                        doubles(batch.activations(), n * size, (n + 1) * size),
                        doubles(batch.dropout(), n * features, (n + 1) * features));
                System.arraycopy(one, 0, all, n * 3, 3);
            }
            return all;
        }

        double loss() {
            double[] logits = logits();
            double loss = 0;
            for (int n = 0; n < COUNT; n++) {
                double sum = 0;
                for (int c = 0; c < 3; c++) {
                    sum += Math.exp(logits[n * 3 + c]);
                }
                for (int c = 0; c < 3; c++) {
                    double logProbability = logits[n * 3 + c] - Math.log(sum);
                    loss -= batch.exampleWeights()[n] * batch.targets()[n * 3 + c] * logProbability;
                }
            }
            return loss;
        }

        void check(WeightTensor gradient) {
            double[] values = weights.get(gradient.name());
            double scale = 0;
            for (float g : gradient.values()) {
                scale = Math.max(scale, Math.abs(g));
            }
            // Every weight of a small tensor, some of a large one.
            int every = Math.max(1, values.length / 40);
            for (int i = 0; i < values.length; i += every) {
                double before = values[i];
                values[i] = before + STEP;
                double above = loss();
                values[i] = before - STEP;
                double below = loss();
                values[i] = before;
                assertThat((double) gradient.values()[i])
                        .as("%s[%d]", gradient.name(), i)
                        .isCloseTo((above - below) / (2 * STEP), within(2e-5 * Math.max(scale, 0.05)));
            }
        }
    }
}

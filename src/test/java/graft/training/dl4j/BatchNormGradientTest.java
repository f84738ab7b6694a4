package graft.training.dl4j;

import static graft.training.dl4j.TinyNetworks.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.network.Activation;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Operation;
import graft.network.Operation.Activate;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Padding;
import graft.network.Stage;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.pretrain.ScratchNetwork.ScratchBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batch normalisation wherever it can stand, against a double precision forward pass and its central differences. */
@ExtendWith(OneThread.class)
class BatchNormGradientTest {

    private static final int COUNT = 4;
    private static final FeatureShape PICTURE = FeatureShape.map(3, 7, 6);
    private static final double STEP = 1e-5;
    private static final double EPSILON = 1e-3;

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("after a convolution", network(5, plain())),
                Arguments.of("its activation taken up", network(5, followed(Activation.RELU6))),
                Arguments.of("an activation that needs its argument", network(5, followed(Activation.SWISH))),
                Arguments.of("without scale, read twice", network(5, twice())),
                Arguments.of("on the picture itself", network(4, first())),
                Arguments.of("in both arms of a residual block", network(5, plain(), residual())));
    }

    private static NetworkDescription network(int features, Stage... stages) {
        return TinyNetworks.network(PICTURE.height(), PICTURE.width(), features, stages);
    }

    private static Convolution conv(int in, int out, int k, int stride) {
        return new Convolution(in, out, k, k, stride, Padding.SAME, false, Activation.IDENTITY);
    }

    private static BatchNormalization norm(int channels) {
        return new BatchNormalization(channels, EPSILON, true);
    }

    private static Stage plain() {
        return new Stage("plain", List.of(node("conv", conv(3, 5, 3, 2)), node("norm", norm(5), "conv")));
    }

    private static Stage followed(Activation activation) {
        return new Stage(
                "followed",
                List.of(
                        node("conv", conv(3, 5, 3, 1)),
                        node("norm", norm(5), "conv"),
                        node("activation", new Activate(activation), "norm")));
    }

    private static Stage twice() {
        return new Stage(
                "twice",
                List.of(
                        node("conv", conv(3, 5, 3, 2)),
                        node("norm", new BatchNormalization(5, EPSILON, false), "conv"),
                        node("activation", new Activate(Activation.SIGMOID), "norm"),
                        node("product", new Operation.Multiply(), "norm", "activation")));
    }

    private static Stage first() {
        return new Stage("first", List.of(node("norm", norm(3)), node("conv", conv(3, 4, 3, 2), "norm")));
    }

    private static Stage residual() {
        DepthwiseConvolution depthwise = new DepthwiseConvolution(8, 3, 3, 1, Padding.SAME, false, Activation.IDENTITY);
        return new Stage(
                "residual",
                List.of(
                        node("expand", conv(5, 8, 1, 1)),
                        node("expand_norm", norm(8), "expand"),
                        node("expand_relu", new Activate(Activation.RELU), "expand_norm"),
                        node("depthwise", depthwise, "expand_relu"),
                        node("depthwise_norm", norm(8), "depthwise"),
                        node("project", conv(8, 5, 1, 1), "depthwise_norm"),
                        node("project_norm", norm(5), "project"),
                        node("shortcut", conv(5, 5, 1, 1)),
                        node("shortcut_norm", norm(5), "shortcut"),
                        node("sum", new Operation.Add(), "project_norm", "shortcut_norm"),
                        node("relu", new Activate(Activation.RELU), "sum")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void logitsAndGradientsEqualTheDoublePrecisionReference(String name, NetworkDescription network) {
        Weights weights = TinyNetworks.weights(network, 5);
        int size = (int) PICTURE.size();
        float[] byChannel = TinyNetworks.batch(COUNT, size, 1, 6).activations();
        float[] targets = TinyNetworks.batch(COUNT, size, 1, 6).targets();
        float[] pictures = new float[byChannel.length];
        Floats.transpose(byChannel, COUNT, 3, size / 3, pictures);
        ScratchBatch batch = new ScratchBatch(COUNT, pictures, targets);
        Reference reference = new Reference(network, weights, byChannel, targets);
        try (Dl4jScratch scratch = Dl4jScratch.create(network, weights)) {
            for (WeightTensor gradient : scratch.gradientOf(batch).tensors()) {
                if (gradient.name().contains(".running_")) {
                    assertThat(gradient.values()).containsOnly(0f);
                } else {
                    reference.check(gradient);
                }
            }
            var seen = scratch.step(batch, new graft.training.pretrain.ScratchNetwork.StepRates(0, 0, 1));
            assertThat(seen.loss()).isCloseTo(reference.loss(), within(1e-5));
        }
    }

    /** The mean loss as a function of the weights. */
    private static final class Reference {
        private final Map<String, double[]> weights = new TreeMap<>();
        private final ReferenceNetwork network;
        private final List<double[]> pictures = new ArrayList<>();
        private final List<double[]> masks;
        private final float[] targets;

        Reference(NetworkDescription network, Weights start, float[] byChannel, float[] targets) {
            for (WeightTensor t : start.tensors()) {
                double[] values = new double[t.values().length];
                Arrays.setAll(values, i -> t.values()[i]);
                weights.put(t.name(), values);
            }
            this.network = new ReferenceNetwork(network.stages(), weights);
            int size = (int) PICTURE.size();
            for (int n = 0; n < COUNT; n++) {
                double[] one = new double[size];
                int offset = n * size;
                Arrays.setAll(one, i -> byChannel[offset + i]);
                pictures.add(one);
            }
            double[] mask = new double
                    [graft.network.Shapes.of(network).after("head_pool").channels()];
            Arrays.fill(mask, 1);
            this.masks = Collections.nCopies(COUNT, mask);
            this.targets = targets;
        }

        double loss() {
            List<double[]> logits = network.run(PICTURE, pictures, masks);
            double loss = 0;
            for (int n = 0; n < COUNT; n++) {
                double sum = Arrays.stream(logits.get(n)).map(Math::exp).sum();
                for (int c = 0; c < 3; c++) {
                    loss -= targets[n * 3 + c] * (logits.get(n)[c] - Math.log(sum)) / COUNT;
                }
            }
            return loss;
        }

        void check(WeightTensor gradient) {
            double[] values = weights.get(gradient.name());
            double scale = 0.05;
            for (float g : gradient.values()) {
                scale = Math.max(scale, Math.abs(g));
            }
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
                        .isCloseTo((above - below) / (2 * STEP), within(3e-5 * scale));
            }
        }
    }
}

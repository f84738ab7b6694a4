package graft.training.dl4j;

import static graft.training.dl4j.TinyNetworks.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import graft.network.Activation;
import graft.network.NetworkDescription;
import graft.network.Operation.Activate;
import graft.network.Operation.Add;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Padding;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.pretrain.ScratchNetwork.ScratchBatch;
import graft.training.pretrain.ScratchNetwork.Seen;
import graft.training.pretrain.ScratchNetwork.StepRates;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps that PyTorch made from the same weights and pictures; {@code batch-norm-steps.py} beside the numbers made them. */
@ExtendWith(OneThread.class)
class BatchNormAgainstPyTorchTest {

    private JsonNode expected;
    private NetworkDescription network;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in =
                BatchNormAgainstPyTorchTest.class.getResourceAsStream("/training/batch-norm-steps.json")) {
            expected = Json.mapper().readTree(in);
        }
        Stage stem = new Stage(
                "stem",
                List.of(
                        node("stem_conv", conv(3, 8, 3, 2)),
                        node("stem_bn", norm(8), "stem_conv"),
                        node("stem_relu", new Activate(Activation.RELU), "stem_bn")));
        Stage block = new Stage(
                "block",
                List.of(
                        node("expand", conv(8, 16, 1, 1)),
                        node("expand_bn", norm(16), "expand"),
                        node("expand_relu", new Activate(Activation.RELU6), "expand_bn"),
                        node(
                                "depthwise",
                                new DepthwiseConvolution(16, 3, 3, 1, Padding.SAME, false, Activation.IDENTITY),
                                "expand_relu"),
                        node("depthwise_bn", norm(16), "depthwise"),
                        node("depthwise_relu", new Activate(Activation.RELU6), "depthwise_bn"),
                        node("project", conv(16, 8, 1, 1), "depthwise_relu"),
                        node("project_bn", norm(8), "project"),
                        node("add", new Add(), "<", "project_bn"),
                        node("relu", new Activate(Activation.RELU), "add")));
        network = TinyNetworks.network(8, 6, 8, stem, block);
    }

    private static Convolution conv(int in, int out, int k, int stride) {
        return new Convolution(in, out, k, k, stride, Padding.SAME, false, Activation.IDENTITY);
    }

    private static BatchNormalization norm(int channels) {
        return new BatchNormalization(channels, 1e-3, true);
    }

    @Test
    void weightsRunningAveragesAndAnswersEndWherePyTorchEnds() {
        int count = expected.get("count").asInt();
        StepRates rates = new StepRates(
                expected.get("rate").asDouble(),
                expected.get("weightDecay").asDouble(),
                expected.get("clipNorm").asDouble());
        double moved = 0;
        try (Dl4jScratch scratch = Dl4jScratch.create(network, weights(expected.get("start")))) {
            for (JsonNode step : expected.get("steps")) {
                Seen seen = scratch.step(
                        new ScratchBatch(count, floats(step.get("pictures")), floats(step.get("targets"))), rates);
                assertThat(seen.loss()).isCloseTo(step.get("loss").asDouble(), within(1e-5));
                assertThat(seen.gradientNorm()).isCloseTo(step.get("norm").asDouble(), within(1e-5));
            }
            for (WeightTensor end : scratch.weights().tensors()) {
                float[] want = floats(expected.get("end").get(end.name()));
                float[] start = floats(expected.get("start").get(end.name()));
                for (int i = 0; i < want.length; i++) {
                    moved = Math.max(moved, Math.abs(want[i] - start[i]));
                    assertThat(end.values()[i]).as(end.name()).isCloseTo(want[i], within(2e-5f));
                }
            }
            assertThat(moved).isGreaterThan(0.015);
            float[] logits = scratch.logits(floats(expected.get("pictures")), count);
            float[] want = floats(expected.get("logits"));
            for (int i = 0; i < want.length; i++) {
                assertThat(logits[i]).isCloseTo(want[i], within(5e-5f));
            }
        }
    }

    private Weights weights(JsonNode values) {
        List<WeightTensor> tensors = new ArrayList<>();
        for (WeightSpec spec : network.weights()) {
            tensors.add(new WeightTensor(spec, floats(values.get(spec.name()))));
        }
        return Weights.of(tensors);
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }
}

package graft.training.dl4j;

import static graft.training.dl4j.TinyNetworks.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import graft.network.Activation;
import graft.network.NetworkDescription;
import graft.network.Operation.Add;
import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Padding;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.StepSettings;
import graft.training.TailBatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Five steps that PyTorch made from the same weights and batches; {@code adam-steps.py} beside the numbers made them. */
@ExtendWith(OneThread.class)
class AdamAgainstPyTorchTest {

    private static NetworkDescription network() {
        Stage stem = new Stage(
                "stem",
                List.of(node("stem_conv", new Convolution(3, 8, 3, 3, 2, Padding.SAME, true, Activation.RELU6))));
        Stage block = new Stage(
                "block",
                List.of(
                        node("block_expand", new Convolution(8, 16, 1, 1, 1, Padding.SAME, true, Activation.RELU6)),
                        node(
                                "block_depthwise",
                                new DepthwiseConvolution(16, 3, 3, 1, Padding.SAME, true, Activation.RELU6),
                                "block_expand"),
                        node(
                                "block_project",
                                new Convolution(16, 8, 1, 1, 1, Padding.SAME, true, Activation.IDENTITY),
                                "block_depthwise"),
                        node("block_add", new Add(), "<", "block_project")));
        return TinyNetworks.network(8, 6, 8, stem, block);
    }

    @Test
    void fiveStepsEndWherePyTorchEnds() throws IOException {
        JsonNode expected;
        try (InputStream in = AdamAgainstPyTorchTest.class.getResourceAsStream("/training/adam-steps.json")) {
            expected = Json.mapper().readTree(in);
        }
        NetworkDescription network = network();
        Weights start = weights(network, expected.get("start"));
        double largest = 0;
        try (Dl4jTail tail = Dl4jTail.create(network, 0, start, weights(network, expected.get("pretrained")))) {
            for (JsonNode step : expected.get("steps")) {
                TailBatch batch = batch(step, expected.get("count").asInt());
                // Unevenly cut, which must not matter.
                double loss = tail.accumulate(TinyNetworks.part(batch, 0, 4)).weightedLoss()
                        + tail.accumulate(TinyNetworks.part(batch, 4, 6)).weightedLoss();
                assertThat(loss).isCloseTo(step.get("weightedLoss").asDouble(), within(2e-5));
                assertThat(tail.step(settings(expected, batch)))
                        .isCloseTo(step.get("norm").asDouble(), within(1e-5));
            }
            for (WeightTensor end : tail.weights().tensors()) {
                float[] want = floats(expected.get("end").get(end.name()));
                for (int i = 0; i < want.length; i++) {
                    largest = Math.max(largest, Math.abs(end.values()[i] - want[i]));
                }
            }
        }
        // The weights themselves moved by up to 1e-2.
        assertThat(largest).isLessThan(1e-5);
    }

    private static StepSettings settings(JsonNode expected, TailBatch batch) {
        Map<String, Double> rates = Json.mapper()
                .convertValue(
                        expected.get("rates"),
                        Json.mapper().getTypeFactory().constructMapType(Map.class, String.class, Double.class));
        double total = 0;
        for (float weight : batch.exampleWeights()) {
            total += weight;
        }
        return new StepSettings(
                rates,
                total,
                expected.get("clipNorm").asDouble(),
                expected.get("l2sp").asDouble(),
                expected.get("weightDecay").asDouble());
    }

    private static TailBatch batch(JsonNode step, int count) {
        return new TailBatch(
                count,
                floats(step.get("activations")),
                floats(step.get("targets")),
                floats(step.get("weights")),
                floats(step.get("dropout")));
    }

    private static Weights weights(NetworkDescription network, JsonNode values) {
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

package graft.training.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.backbone.family.Architectures;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.WeightTensor;
import graft.network.Weights;
import org.junit.jupiter.api.Test;

class HeInitializationTest {

    private static NetworkDescription network(String name, int features) {
        return Architectures.byName(name).orElseThrow().source().with(Head.stage(features, 10, 0));
    }

    private final NetworkDescription sprout = network("sprout", 512);

    @Test
    void kernelsHaveTheDeviationThatHeAndOthersAskFor() {
        Weights weights = HeInitialization.of(sprout, 1);
        assertThat(deviation(weights.get("block_5_conv2.weight"))).isCloseTo(Math.sqrt(2.0 / (208 * 9)), within(1e-4));
        assertThat(deviation(weights.get("top_conv.weight"))).isCloseTo(Math.sqrt(2.0 / 512), within(5e-4));
        assertThat(deviation(weights.get("head_dense.weight"))).isCloseTo(0.01, within(5e-4));
        Weights mobile = HeInitialization.of(network("mobilenet_v2_1.0", 1280), 1);
        assertThat(deviation(mobile.get("block_15_depthwise.weight"))).isCloseTo(Math.sqrt(2.0 / 9), within(0.01));
    }

    @Test
    void batchNormalisationChangesNothingAtFirst() {
        Weights weights = HeInitialization.of(sprout, 1);
        assertThat(weights.get("stem_conv1_bn.weight").values()).containsOnly(1f);
        assertThat(weights.get("stem_conv1_bn.running_var").values()).containsOnly(1f);
        assertThat(weights.get("stem_conv1_bn.bias").values()).containsOnly(0f);
        assertThat(weights.get("stem_conv1_bn.running_mean").values()).containsOnly(0f);
        assertThat(weights.get("head_dense.bias").values()).containsOnly(0f);
        Weights without = HeInitialization.of(network("squeezenet_v1.1", 512), 1);
        assertThat(without.get("conv1.bias").values()).containsOnly(0f);
    }

    @Test
    void aSeedStandsForTheSameWeightsAlways() {
        assertThat(HeInitialization.of(sprout, 7).digest())
                .isEqualTo(HeInitialization.of(sprout, 7).digest())
                .isNotEqualTo(HeInitialization.of(sprout, 8).digest());
    }

    private static double deviation(WeightTensor tensor) {
        double squares = 0;
        for (float value : tensor.values()) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / tensor.values().length);
    }
}

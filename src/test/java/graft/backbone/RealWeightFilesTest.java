package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import graft.network.BatchNormFolding;
import graft.network.WeightTensor;
import graft.network.testing.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealWeightFilesTest {

    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2_0.35_224_imagenet_notop.h5,           mobilenet_v2_0.35, 389088",
        "mobilenet_v2_0.35_224_teachable_machine.h5,        mobilenet_v2_0.35, 389088",
        "mobilenet_v2_1.0_224_imagenet_dequantized.h5,      mobilenet_v2_1.0, 2206816",
        "squeezenet_v1.1_imagenet_full.h5,                  squeezenet_v1.1, 722496",
        "squeezenet_v1.1_imagenet_notop.h5,                 squeezenet_v1.1, 722496",
        "squeezenet_v1.1_imagenet_notop_withconfig.h5,      squeezenet_v1.1, 722496",
    })
    void recognisesEveryLayout(String file, String architecture, long parameters) {
        BatchNormFolding.Folded loaded = WeightFiles.load(TestData.require("weights/" + file));
        assertThat(loaded.network().name()).isEqualTo(architecture);
        assertThat(loaded.weights().parameters()).isEqualTo(parameters);
    }

    @Test
    void theSameWeightsInTwoLayoutsAreTheSameWeights() {
        String regrouped = WeightFiles.load(TestData.require("weights/mobilenet_v2_0.35_224_imagenet_notop.h5"))
                .weights()
                .digest();
        String nested = WeightFiles.load(TestData.require("weights/mobilenet_v2_0.35_224_teachable_machine.h5"))
                .weights()
                .digest();
        assertThat(nested).isEqualTo(regrouped);
    }

    @Test
    void aClassifierOnTopDoesNotChangeTheBackbone() {
        var full = WeightFiles.load(TestData.require("weights/squeezenet_v1.1_imagenet_full.h5"));
        var notop = WeightFiles.load(TestData.require("weights/squeezenet_v1.1_imagenet_notop.h5"));
        for (WeightTensor tensor : notop.weights().tensors()) {
            assertThat(full.weights().get(tensor.name()).values()).containsExactly(tensor.values());
        }
    }
}

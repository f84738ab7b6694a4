package graft.network.testing;

import static org.assertj.core.api.Assertions.assertThat;

import graft.backbone.family.MobileNetV2;
import graft.network.BatchNormFolding;
import graft.network.Shapes;
import org.junit.jupiter.api.Test;

class FormulaWeightsTest {

    @Test
    void theFormulaGivesTheStatedCheckValues() {
        int seed = FormulaWeights.seed("conv1_conv/kernel");
        assertThat(seed).isEqualTo(0xb57a5ca0);
        assertThat(FormulaWeights.uniform(seed, 0)).isEqualTo(0.7219764485489577);
        assertThat(FormulaWeights.uniform(seed, 1)).isEqualTo(0.25020070117898285);
        assertThat(FormulaWeights.uniform(seed, 2097151)).isEqualTo(0.12868886487558484);
        float[] picture = FormulaWeights.picture(224, 224);
        assertThat(picture).startsWith(130, 186, 144);
        assertThat(picture[(50 * 224 + 70) * 3 + 1]).isEqualTo(158);
        assertThat(picture[picture.length - 1]).isEqualTo(184);
    }

    @Test
    void mobileNetV2HasTheParametersAndShapesOfKeras() {
        FormulaWeights formula = FormulaWeights.load("mobilenet_v2");
        var architecture = MobileNetV2.ofWidth(1.0);
        assertThat(architecture.source().weights().stream()
                        .mapToLong(w -> w.size())
                        .sum())
                .isEqualTo(formula.parameters());
        BatchNormFolding.Folded folded = formula.folded(architecture);
        for (var input : formula.inputs()) {
            FormulaWeights.picture(input);
            Shapes shapes = Shapes.of(architecture
                    .source()
                    .withInputSize(
                            input.get("height").asInt(), input.get("width").asInt()));
            for (var stage : input.get("stages")) {
                var shape = shapes.after(stage.get("after").asText());
                assertThat(new int[] {1, shape.height(), shape.width(), shape.channels()})
                        .containsExactly(graft.common.Json.mapper().convertValue(stage.get("shape_nhwc"), int[].class));
            }
        }
        assertThat(folded.weights().parameters()).isLessThan(formula.parameters());
    }
}

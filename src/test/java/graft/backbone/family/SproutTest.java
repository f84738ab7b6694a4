package graft.backbone.family;

import static org.assertj.core.api.Assertions.assertThat;

import graft.network.BatchNormFolding;
import graft.network.FeatureShape;
import graft.network.NetworkCost;
import graft.network.NetworkDescription;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.WeightSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SproutTest {

    private final NetworkDescription source = Sprout.architecture().source();
    private final NetworkDescription folded = BatchNormFolding.fold(source);

    @Test
    void itHasFiveStagesAndEndsInEightByEight() {
        assertThat(source.stages())
                .extracting(Stage::name)
                .containsExactly("stem", "stage_1", "stage_2", "stage_3", "stage_4");
        Shapes shapes = Shapes.of(source.withInputSize(128, 128));
        assertThat(List.of(shapes.atCut(1), shapes.atCut(2), shapes.atCut(3), shapes.atCut(4), shapes.atCut(5)))
                .containsExactly(
                        FeatureShape.map(32, 64, 64),
                        FeatureShape.map(48, 32, 32),
                        FeatureShape.map(96, 16, 16),
                        FeatureShape.map(208 + 96, 8, 8),
                        FeatureShape.map(512 + 208 + 208 + 96, 8, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 96, 100, 112, 144, 160})
    void itTakesOtherSizes(int size) {
        assertThat(Shapes.of(source.withInputSize(size, size)).output())
                .isEqualTo(FeatureShape.map(1024, (size + 15) / 16, (size + 15) / 16));
    }

    @Test
    void batchNormalisationFoldsAwayAltogetherAndEightMegabytesHoldTheRest() {
        assertThat(folded.nodes()).noneMatch(n -> n.operation() instanceof BatchNormalization);
        long parameters = folded.weights().stream().mapToLong(WeightSpec::size).sum();
        assertThat(parameters)
                .isBetween(1_700_000L, 2_000_000L)
                .isEqualTo(NetworkCost.of(folded).stream()
                        .mapToLong(NetworkCost.StageCost::parameters)
                        .sum());
        assertThat(folded.nodes().stream().filter(n -> n.operation() instanceof Convolution))
                .hasSize(17)
                .allMatch(n -> ((Convolution) n.operation()).bias());
    }
}

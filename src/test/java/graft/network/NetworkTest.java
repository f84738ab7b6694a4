package graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.backbone.family.MobileNetV2;
import graft.backbone.family.SqueezeNet;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.network.testing.FormulaWeights;
import graft.network.testing.ReferenceForward;
import graft.network.testing.TestNetworks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        // size, before, after, kernel, stride: TensorFlow's "same", worked out by hand
        "224, 0, 1, 3, 2",
        "97, 1, 1, 3, 2",
        "112, 1, 1, 3, 1",
        "7, 2, 2, 5, 1",
        "8, 1, 2, 5, 2",
        "3, 0, 0, 1, 2",
    })
    void samePaddingIsThatOfTensorFlow(int size, int before, int after, int kernel, int stride) {
        Padding.Explicit pads = Window.pads(Padding.SAME, kernel, kernel, stride, FeatureShape.map(1, size, size));
        assertThat(pads).isEqualTo(new Padding.Explicit(before, after, before, after));
        assertThat(Window.positions(size, before, after, kernel, stride)).isEqualTo((size + stride - 1) / stride);
    }

    @Test
    void foldingDoesNotChangeTheAnswer() {
        NetworkDescription source = TestNetworks.everything();
        Weights weights = TestNetworks.weights(source);
        BatchNormFolding.Folded folded = BatchNormFolding.fold(source, weights);
        assertThat(folded.network()).isEqualTo(BatchNormFolding.fold(source));
        assertThat(folded.network().nodes())
                .noneMatch(n -> n.operation() instanceof Operation.BatchNormalization)
                .anyMatch(n -> n.name().equals("pre") && n.operation() instanceof Operation.Affine)
                .noneMatch(n -> n.name().equals("act") || n.name().equals("pre_act"));
        float[] picture = FormulaWeights.picture(31, 26);
        double[] before = new ReferenceForward(source, weights, picture).output();
        double[] after = new ReferenceForward(folded.network(), folded.weights(), picture).output();
        assertThat(after).containsExactly(before, within(1e-5));
    }

    @Test
    void aConvolutionWithTwoReadersKeepsItsOutput() {
        Stage stage = new Stage(
                "s",
                List.of(
                        new Node(
                                "conv",
                                new Operation.Convolution(3, 3, 1, 1, 1, Padding.VALID, false, Activation.IDENTITY),
                                List.of(Node.STAGE_INPUT)),
                        new Node("norm", new Operation.BatchNormalization(3, 1e-3, true), List.of("conv")),
                        new Node("sum", new Operation.Add(), List.of("conv", "norm"))));
        NetworkDescription source =
                new NetworkDescription("n", new InputSpec(2, 2, Preprocessing.MINUS_ONE_TO_ONE), List.of(stage));
        Weights weights = TestNetworks.weights(source);
        BatchNormFolding.Folded folded = BatchNormFolding.fold(source, weights);
        float[] picture = FormulaWeights.picture(2, 2);
        assertThat(new ReferenceForward(folded.network(), folded.weights(), picture).output())
                .containsExactly(new ReferenceForward(source, weights, picture).output(), within(1e-6));
    }

    @Test
    void aNegativeVarianceIsRefused() {
        NetworkDescription source = TestNetworks.everything();
        Weights weights = TestNetworks.weights(source);
        weights.get("norm.running_var").values()[3] = -1;
        assertThatThrownBy(() -> BatchNormFolding.fold(source, weights)).hasMessageContaining("norm.running_var");
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        assertThatThrownBy(() -> Shapes.of(SqueezeNet.architecture().source().withInputSize(10, 10)))
                .hasMessageContaining("pool3");
        NetworkDescription wrongHead = SqueezeNet.architecture().source().with(Head.stage(511, 2, 0));
        assertThatThrownBy(() -> Shapes.of(wrongHead)).hasMessageContaining(Head.DENSE);
    }

    @Test
    void costsAreThoseOfThePublishedNetworks() {
        // Table 4 of the MobileNetV2 paper: 300 million multiply-adds, 3.4 million parameters, the classifier included.
        NetworkDescription mobile =
                BatchNormFolding.fold(MobileNetV2.ofWidth(1.0).source()).with(Head.stage(1280, 1000, 0));
        List<NetworkCost.StageCost> costs = NetworkCost.of(mobile);
        assertThat(costs).hasSize(20);
        assertThat(costs.stream().mapToLong(NetworkCost.StageCost::multiplyAdds).sum())
                .isBetween(299_000_000L, 303_000_000L);
        assertThat(costs.stream().mapToLong(NetworkCost.StageCost::parameters).sum())
                .isEqualTo(2_206_816 + 1_281_000);
        // Stem: 112 * 112 * 32 outputs of 27 products each.
        assertThat(costs.get(0).multiplyAdds()).isEqualTo(112L * 112 * 32 * 27);
        assertThat(costs.get(0).activations()).isEqualTo(112L * 112 * 32);
        assertThat(costs.get(0).largestPair()).isEqualTo(112L * 112 * 32 + 3 * 224 * 224);
    }

    @Test
    void aCutDividesTheWeights() {
        NetworkDescription network = SqueezeNet.architecture().source().with(Head.stage(512, 2, 0.2));
        NetworkCut cut = new NetworkCut(network, 8);
        assertThat(cut.tail()).extracting(Stage::name).containsExactly("fire9", "head");
        assertThat(cut.shape()).isEqualTo(FeatureShape.map(512, 13, 13));
        assertThat(cut.trunkWeights().size() + cut.tailWeights().size())
                .isEqualTo(network.weights().size());
        assertThatThrownBy(() -> new NetworkCut(network, 11)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.35, mobilenet_v2_0.35, 410208",
        "0.5, mobilenet_v2_0.5, 706224",
        "0.75, mobilenet_v2_0.75, 1382064",
        "1.0, mobilenet_v2_1.0, 2257984",
        "1.3, mobilenet_v2_1.3, 3766048",
        "1.4, mobilenet_v2_1.4, 4363712",
    })
    void everyWidthOfMobileNetV2HasTheParametersOfKeras(double width, String name, long parameters) {
        NetworkDescription source = MobileNetV2.ofWidth(width).source();
        assertThat(source.name()).isEqualTo(name);
        assertThat(source.weights().stream().mapToLong(WeightSpec::size).sum()).isEqualTo(parameters);
    }

    @Test
    void aDescriptionComesBackFromJsonAsItWas() {
        NetworkJson json = new NetworkJson();
        for (NetworkDescription network : List.of(
                TestNetworks.everything(),
                BatchNormFolding.fold(TestNetworks.everything()),
                MobileNetV2.ofWidth(1.4).source(),
                SqueezeNet.architecture().source())) {
            String text = json.write(network);
            assertThat(text).doesNotContain("graft.").doesNotContain("java");
            assertThat(json.read(text)).isEqualTo(network);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schemaVersion\" : 1 | \"schemaVersion\" : 2 | network.newer",
                "\"schemaVersion\" : 1 | \"schemaVersion\" : 0 | network.damaged",
                "\"height\" : 31 | \"height\" : 100000 | network.damaged",
                "\"height\" : 31 | \"height\" : 2147483648 | network.damaged",
                "\"type\" : \"add\" | \"type\" : \"java.lang.ProcessBuilder\" | network.damaged",
                "\"type\" : \"add\" | \"type\" : \"softmax\" | network.damaged",
                "\"out\" : 8 | \"out\" : 2000000000 | network.damaged",
                "\"out\" : 8 | \"out\" : -8 | network.damaged",
                "\"stride\" : 2 | \"stride\" : 0 | network.damaged",
                "\"kernelHeight\" : 3 | \"kernelHeight\" : 1000000 | network.damaged",
                "\"name\" : \"conv\" | \"name\" : \"../conv\" | network.damaged",
                "\"bias\" : false, | | network.damaged",
                "\"rate\" : 0.2 | \"rate\" : 1.5 | network.damaged",
                "{ | [ | network.damaged",
            })
    void aHostileDescriptionIsRefused(String from, String to, String sentence) {
        NetworkJson json = new NetworkJson();
        String good = json.write(TestNetworks.everything());
        assertThat(good).contains(from);
        String bad = good.replace(from, to == null ? "" : to);
        assertThatThrownBy(() -> json.read(bad)).isInstanceOfSatisfying(GraftException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.WEIGHTS);
            assertThat(e.userMessage().key()).isEqualTo(sentence);
        });
    }
}

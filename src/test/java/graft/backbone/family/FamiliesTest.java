package graft.backbone.family;

import static org.assertj.core.api.Assertions.assertThat;

import graft.backbone.KerasLayer;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.WeightSpec;
import graft.network.testing.FormulaWeights;
import graft.network.testing.PublishedNetworks;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FamiliesTest {

    /** Layers as the reference names them; EfficientNet begins with one that is preprocessing here. */
    @ParameterizedTest
    @MethodSource("graft.network.testing.PublishedNetworks#names")
    void layersComeInTheOrderInWhichKerasStoresThem(String name) {
        List<String> stored = FormulaWeights.load(name).layers().stream()
                .map(KerasLayer::name)
                .filter(layer -> !layer.equals("normalization"))
                .toList();
        List<String> here = PublishedNetworks.architecture(name).kerasLayers().stream()
                .map(nodes -> nodes.get(0).name().replaceFirst("_(depthwise|pointwise)$", ""))
                .toList();
        if (name.equals("mobilenet_v3_large") || name.equals("mobilenet_v2")) {
            // There "depthwise" is the name of the layer itself.
            stored = stored.stream().map(s -> s.replaceFirst("_depthwise$", "")).toList();
        }
        assertThat(here).containsExactlyElementsOf(stored);
    }

    /** Figures of the documentation of Keras for its networks without classifier, less the 7 of an input layer. */
    @ParameterizedTest
    @CsvSource({
        "mobilenet_v1_1.0, 3228864",
        "mobilenet_v1_0.25, 218544",
        "mobilenet_v2_1.0, 2257984",
        "mobilenet_v3_large, 2996352",
        "mobilenet_v3_small, 939120",
        "efficientnet_b0, 4049564",
        "efficientnet_b1, 6575232",
        "efficientnet_b2, 7768562",
        "efficientnet_b3, 10783528",
        "resnet50, 23587712",
        "resnet101, 42658176",
        "resnet50_v2, 23564800",
        "densenet121, 7037504",
        "inception_v3, 21802784",
        "xception, 20861480",
        "vgg16, 14714688",
        "vgg19, 20024384"
    })
    void theyHaveAsManyParametersAsPublished(String name, long parameters) {
        assertThat(source(name).weights().stream().mapToLong(WeightSpec::size).sum())
                .isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet_v1_0.5, 224, 512, 7",
        "mobilenet_v3_small, 224, 576, 7",
        "efficientnet_b1, 240, 1280, 8",
        "efficientnet_b2, 260, 1408, 9",
        "efficientnet_b3, 300, 1536, 10",
        "resnet101, 224, 2048, 7",
        "vgg19, 224, 512, 7"
    })
    void sistersOfTheProvenOnesEndInTheShapesThatArePublished(String name, int input, int channels, int side) {
        NetworkDescription source = source(name);
        assertThat(source.input().height()).isEqualTo(input);
        assertThat(Shapes.of(source).output()).isEqualTo(FeatureShape.map(channels, side, side));
    }

    private static NetworkDescription source(String name) {
        return Architectures.byName(name).orElseThrow().source();
    }
}

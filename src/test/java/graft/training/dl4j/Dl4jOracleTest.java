package graft.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.WeightFiles;
import graft.backbone.family.Architecture;
import graft.backbone.family.MobileNetV2;
import graft.common.Json;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Pooling;
import graft.network.Stage;
import graft.network.Weights;
import graft.network.testing.FormulaWeights;
import graft.network.testing.Oracle;
import graft.network.testing.PublishedNetworks;
import graft.network.testing.TestData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole networks through DL4J against the reference answers, in the measure that comes with those. */
@ExtendWith(OneThread.class)
class Dl4jOracleTest {

    /** Set to true, the largest networks are compared at their own size too, which takes half a minute. */
    private static final String ALL_SIZES = "graft.test.all-sizes";

    private static final Set<String> LARGE =
            Set.of("inception_v3", "xception", "vgg16", "resnet50", "resnet50v2", "densenet121");
    private static final int MOST_PIXELS = 200;

    @ParameterizedTest
    @MethodSource("graft.network.testing.PublishedNetworks#names")
    void everyArchitectureAnswersLikeKerasAtEveryStageAndSize(String name) {
        FormulaWeights formula = FormulaWeights.load(name);
        List<String> places = formula.places();
        Architecture architecture = PublishedNetworks.cutAt(PublishedNetworks.architecture(name), places);
        BatchNormFolding.Folded folded = formula.folded(architecture);
        List<Integer> cuts = places.stream()
                .map(place -> PublishedNetworks.stagesUpTo(architecture.source(), place))
                .toList();
        double largest = 0;
        for (JsonNode input : formula.inputs()) {
            if (LARGE.contains(name) && input.get("height").asInt() > MOST_PIXELS && !Boolean.getBoolean(ALL_SIZES)) {
                continue;
            }
            NetworkDescription network = folded.network()
                    .withInputSize(
                            input.get("height").asInt(), input.get("width").asInt());
            // What the last stage gives is seen pooled only.
            assertThat(cuts).last().isEqualTo(network.stages().size());
            try (Dl4jTrunk trunk = Dl4jTrunk.create(network, folded.weights(), cuts)) {
                List<float[]> answers = trunk.run(FormulaWeights.picture(input), 1);
                for (int i = 0; i < answers.size() - 1; i++) {
                    JsonNode stage = input.get("stages").get(i);
                    largest = Math.max(largest, Oracle.stageDeviation(answers.get(i), stage));
                }
                double spread = input.get("features_gap_std").asDouble();
                float[] pooled = answers.get(answers.size() - 1);
                largest = Math.max(largest, Oracle.deviation(pooled, input.get("features_gap"), spread));
            }
        }
        System.out.println("largest deviation, " + name + ", weights by formula: " + largest);
        assertThat(largest).isLessThan(Oracle.TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({"mobilenet_v2_0.35", "mobilenet_v2_1.0", "squeezenet_v1.1"})
    void realWeightsAnswerLikePyTorch(String name) throws IOException {
        Path file = TestData.require("reference/oracle/" + name + ".json");
        JsonNode oracle = Json.tree(Files.readString(file));
        BatchNormFolding.Folded folded = WeightFiles.load(
                TestData.require("weights/" + oracle.get("weights").asText()));
        NetworkDescription network = endingWhereTheReferenceLooks(folded.network());
        double largest = 0;
        for (JsonNode image : oracle.get("images")) {
            List<Integer> cuts = new ArrayList<>();
            List<JsonNode> expected = new ArrayList<>();
            image.get("activations").properties().forEach(a -> {
                int cut = stagesUpTo(network, a.getKey());
                if (cut < network.stages().size()) {
                    cuts.add(cut);
                    expected.add(a.getValue());
                }
            });
            cuts.add(network.stages().size());
            try (Dl4jTrunk trunk = Dl4jTrunk.create(network, folded.weights(), cuts)) {
                float[] picture = picture(file.resolveSibling(image.get("png").asText()));
                List<float[]> answers = trunk.run(picture, 1);
                for (int i = 0; i < expected.size(); i++) {
                    double spread = expected.get(i).get("std").asDouble();
                    double mean = expected.get(i).get("mean").asDouble();
                    double[] moments = Oracle.moments(answers.get(i), 1);
                    largest = Math.max(largest, Oracle.deviation(moments[0], mean, spread));
                    largest = Math.max(largest, Oracle.deviation(moments[1], spread, spread));
                }
                largest = Math.max(largest, featureDeviation(answers.get(expected.size()), image.get("features")));
            }
        }
        assertThat(largest).isLessThan(Oracle.TOLERANCE);
    }

    /** SqueezeNet's reference looks at a block before the pooling that ends its stage; so the pooling becomes a stage. */
    private static NetworkDescription endingWhereTheReferenceLooks(NetworkDescription network) {
        List<Stage> stages = new ArrayList<>();
        for (Stage stage : network.stages()) {
            List<Node> nodes = stage.nodes();
            Node last = stage.last();
            if (nodes.size() > 1 && last.operation() instanceof Pooling) {
                stages.add(new Stage(stage.name(), nodes.subList(0, nodes.size() - 1)));
                Node pooling = new Node(last.name(), last.operation(), List.of(Node.STAGE_INPUT));
                stages.add(new Stage(stage.name() + " pooled", List.of(pooling)));
            } else {
                stages.add(stage);
            }
        }
        return new NetworkDescription(network.name(), network.input(), stages);
    }

    /** The reference calls its places by block. */
    private static int stagesUpTo(NetworkDescription network, String place) {
        String stage =
                switch (place) {
                    case "expanded_conv" -> "block_0";
                    case "out_relu" -> "top";
                    default -> place;
                };
        for (int i = 0; i < network.stages().size(); i++) {
            Stage candidate = network.stages().get(i);
            if (candidate.name().equals(stage) || candidate.last().name().equals(place + "_concat")) {
                return i + 1;
            }
        }
        throw new AssertionError("no stage for " + place);
    }

    private static double featureDeviation(float[] actual, JsonNode features) {
        float[] expected = new float[features.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) features.get(i).asDouble();
        }
        return Oracle.deviation(actual, features, Oracle.moments(expected, 1)[1]);
    }

    private static float[] picture(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        float[] picture = new float[image.getHeight() * image.getWidth() * 3];
        for (int y = 0, i = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                picture[i++] = (rgb >> 16) & 0xff;
                picture[i++] = (rgb >> 8) & 0xff;
                picture[i++] = rgb & 0xff;
            }
        }
        return picture;
    }

    /** Trunk and tail are the same network cut in two: what one gives is what the other takes. */
    @Test
    void aTailAboveACutContinuesWhatTheTrunkBegan() {
        FormulaWeights formula = FormulaWeights.load("mobilenet_v2");
        BatchNormFolding.Folded folded = formula.folded(MobileNetV2.ofWidth(1.0));
        NetworkDescription backbone = folded.network().withInputSize(64, 96);
        NetworkDescription network = backbone.with(graft.network.Head.stage(1280, 3, 0.2));
        Weights weights = TinyNetworks.weights(network, 1).with(folded.weights().tensors());
        float[] pictures = FormulaWeights.picture(64, 96);
        int all = backbone.stages().size();
        List<float[]> answers;
        try (Dl4jTrunk trunk = Dl4jTrunk.create(backbone, weights, List.of(5, 15, all))) {
            assertThat(trunk.outputSizes()).containsExactly(32 * 8 * 12, 160 * 2 * 3, 1280);
            answers = trunk.run(pictures, 1);
        }
        List<float[]> logits = new ArrayList<>();
        for (int[] cut : new int[][] {{5, 0}, {15, 1}, {all, 2}}) {
            try (Dl4jTail tail = Dl4jTail.create(network, cut[0], weights, weights)) {
                logits.add(tail.logits(answers.get(cut[1]), 1));
            }
        }
        assertThat(logits.get(0)).containsExactly(logits.get(2), within(1e-4f));
        assertThat(logits.get(1)).containsExactly(logits.get(2), within(1e-4f));
    }
}

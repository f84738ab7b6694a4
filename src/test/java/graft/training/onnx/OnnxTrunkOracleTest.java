package graft.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.WeightFiles;
import graft.backbone.family.Architecture;
import graft.backbone.family.MobileNetV2;
import graft.common.Json;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.Stage;
import graft.network.file.OnnxOutput;
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
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The trunk through ONNX Runtime against what independent implementations answer. */
class OnnxTrunkOracleTest {

    @ParameterizedTest
    @MethodSource("graft.network.testing.PublishedNetworks#names")
    void everyArchitectureAnswersLikeKerasAtEveryStageAndSize(String name) {
        FormulaWeights formula = FormulaWeights.load(name);
        List<String> places = formula.places();
        Architecture architecture = PublishedNetworks.cutAt(PublishedNetworks.architecture(name), places);
        BatchNormFolding.Folded folded = formula.folded(architecture);
        List<OnnxOutput> outputs = new ArrayList<>();
        places.forEach(
                place -> outputs.add(new OnnxOutput.AtCut(PublishedNetworks.stagesUpTo(architecture.source(), place))));
        outputs.add(new OnnxOutput.Pooled(folded.network().stages().size()));
        double largest = 0;
        for (JsonNode input : formula.inputs()) {
            NetworkDescription network = folded.network()
                    .withInputSize(
                            input.get("height").asInt(), input.get("width").asInt());
            try (OnnxTrunk trunk = OnnxTrunk.open(network, folded.weights(), outputs, 2)) {
                List<float[]> answers = trunk.run(FormulaWeights.picture(input), 1);
                for (int i = 0; i < places.size(); i++) {
                    largest = Math.max(
                            largest,
                            Oracle.stageDeviation(
                                    answers.get(i), input.get("stages").get(i)));
                }
                largest = Math.max(
                        largest,
                        Oracle.deviation(
                                answers.get(places.size()),
                                input.get("features_gap"),
                                input.get("features_gap_std").asDouble()));
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
        double largest = 0;
        for (JsonNode image : oracle.get("images")) {
            List<OnnxOutput> outputs = new ArrayList<>();
            List<JsonNode> expected = new ArrayList<>();
            image.get("activations").properties().forEach(a -> {
                outputs.add(at(folded.network(), a.getKey()));
                expected.add(a.getValue());
            });
            outputs.add(new OnnxOutput.Pooled(folded.network().stages().size()));
            try (OnnxTrunk trunk = OnnxTrunk.open(folded.network(), folded.weights(), outputs, 2)) {
                List<float[]> answers =
                        trunk.run(picture(file.resolveSibling(image.get("png").asText())), 1);
                for (int i = 0; i < expected.size(); i++) {
                    double spread = expected.get(i).get("std").asDouble();
                    double[] moments = Oracle.moments(answers.get(i), 1);
                    largest = Math.max(
                            largest,
                            Oracle.deviation(
                                    moments[0], expected.get(i).get("mean").asDouble(), spread));
                    largest = Math.max(largest, Oracle.deviation(moments[1], spread, spread));
                }
                largest = Math.max(largest, featureDeviation(answers.get(expected.size()), image.get("features")));
            }
        }
        System.out.println("largest deviation, " + name + ": " + largest);
        assertThat(largest).isLessThan(Oracle.TOLERANCE);
    }

    /** Eleven pictures in batches of two: every lane has several, and one batch is not full. */
    @Test
    void howManyThreadsThereAreDoesNotChangeAnAnswer() {
        BatchNormFolding.Folded folded = FormulaWeights.load("mobilenet_v2").folded(MobileNetV2.ofWidth(1.0));
        NetworkDescription network = folded.network().withInputSize(64, 64);
        List<OnnxOutput> outputs = List.of(
                new OnnxOutput.AtCut(5), new OnnxOutput.Pooled(network.stages().size()));
        int size = 64 * 64 * 3;
        float[] pictures = new float[11 * size];
        for (int i = 0; i < 11; i++) {
            System.arraycopy(FormulaWeights.picture(64, 64), i, pictures, i * size, size - i);
        }
        List<float[]> alone;
        try (OnnxTrunk trunk = OnnxTrunk.open(network, folded.weights(), outputs, 1, 2)) {
            alone = trunk.run(pictures, 11);
        }
        try (OnnxTrunk trunk = OnnxTrunk.open(network, folded.weights(), outputs, 3, 2)) {
            List<float[]> together = trunk.run(pictures, 11);
            assertThat(together.get(0)).containsExactly(alone.get(0));
            assertThat(together.get(1)).containsExactly(alone.get(1));
        }
    }

    private static double featureDeviation(float[] actual, JsonNode features) {
        float[] expected = new float[features.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) features.get(i).asDouble();
        }
        return Oracle.deviation(actual, features, Oracle.moments(expected, 1)[1]);
    }

    /** The reference calls its places by block; a pooling after the block comes later here. */
    private static OnnxOutput at(NetworkDescription network, String place) {
        if (network.nodes().stream().anyMatch(n -> n.name().equals(place + "_concat"))) {
            return new OnnxOutput.AtNode(place + "_concat");
        }
        String stage =
                switch (place) {
                    case "expanded_conv" -> "block_0";
                    case "out_relu" -> "top";
                    default -> place;
                };
        List<String> names = network.stages().stream().map(Stage::name).toList();
        return new OnnxOutput.AtCut(names.indexOf(stage) + 1);
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
}

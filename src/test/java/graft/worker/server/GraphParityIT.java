package graft.worker.server;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.decode.ImageIoPictureReader;
import graft.model.Classifier;
import graft.model.ModelFile;
import graft.model.ModelMetadata;
import graft.model.ParityCheck;
import graft.model.ParityReport;
import graft.model.ParitySample;
import graft.model.onnx.OnnxClassifier;
import graft.model.testing.QuickModel;
import graft.network.NetworkJson;
import graft.network.file.SafeTensors;
import graft.network.testing.TestData;
import graft.run.RunFiles;
import graft.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Model file and training graph, on real weights, answer the same real and awkward picture files alike. */
class GraphParityIT {

    private static final PictureReader READER = new ImageIoPictureReader();
    private static final List<String> LABELS = List.of("a", "b", "c", "d");
    private static final String SMALL = "weights/mobilenet_v2_0.35_224_imagenet_notop.h5";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2_1.0_224_imagenet_dequantized.h5, stretch",
        "mobilenet_v2_0.35_224_imagenet_notop.h5, pad",
        "squeezenet_v1.1_imagenet_notop.h5, centre",
        "mobilenet_v2_0.35_224_imagenet_notop.h5, rectangle 0.1 0.2 0.5 0.7"
    })
    void fileAndGraphAnswerAlike(String weights, String fit) throws IOException {
        QuickModel model = QuickModel.random(TestData.require("weights/" + weights), LABELS, Fit.parse(fit));
        ParityReport report = compare(model, model.file());
        System.out.printf(
                "%s, %s: %d pictures, largest difference %.1e%n",
                weights, fit, report.compared(), report.largestDifference());
        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(report.compared()).isGreaterThan(40);
        assertThat(report.largestDifference()).isLessThan(1e-4);
        assertThat(report.rows().stream().map(ParityReport.Row::label).distinct())
                .as("a model that always says the same proves little")
                .hasSizeGreaterThan(1);
    }

    @Test
    void aFileWithAnotherFitFails() throws IOException {
        Path weights = TestData.require(SMALL);
        QuickModel model = QuickModel.random(weights, LABELS, new Fit.Stretch());
        QuickModel cropped = QuickModel.random(weights, LABELS, new Fit.Centre());
        assertThat(compare(model, cropped.file()).passed()).isFalse();
    }

    private ParityReport compare(QuickModel trained, ModelFile file) throws IOException {
        RunFolder run = new RunFolder(folder);
        new NetworkJson().write(run.file(RunFiles.NETWORK), trained.network());
        SafeTensors.write(run.file(RunFiles.WEIGHTS), trained.weights(), Map.of());
        ModelMetadata expected = trained.file().metadata();
        try (Classifier model = OnnxClassifier.open(file, 2);
                TrainedNetwork graph = TrainedNetwork.open(run, READER, expected.fit(), expected.temperature())) {
            return ParityCheck.run(
                    file.metadata(),
                    pictures(),
                    new ModelAnswerer(model, READER),
                    graph,
                    Progress.NONE,
                    new CancellationToken());
        }
    }

    /** Fifty, most of the awkward ones among them. */
    private static List<Path> pictures() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String part : List.of("awkward-images", "datasets/ants-bees/val", "datasets/trash")) {
            try (Stream<Path> walk = Files.walk(TestData.require(part))) {
                walk.filter(f -> f.toString().matches("(?i).*\\.(jpe?g|png)"))
                        .filter(f -> !f.toString().contains("broken"))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return ParitySample.of(all, 50);
    }
}

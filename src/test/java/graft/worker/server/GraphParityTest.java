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
import graft.model.ModelWriter;
import graft.model.ParityCheck;
import graft.model.ParityPictures;
import graft.model.ParityReport;
import graft.model.onnx.OnnxClassifier;
import graft.model.testing.QuickModel;
import graft.network.Head;
import graft.network.WeightTensor;
import graft.network.testing.TestData;
import graft.training.TrainableTail;
import graft.training.dl4j.Dl4jTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The finished file and the training graph answer the same picture files alike. */
class GraphParityTest {

    private static final PictureReader READER = new ImageIoPictureReader();
    private static final List<String> LABELS = List.of("a", "b", "c", "d");

    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2_1.0_224_imagenet_dequantized.h5, stretch",
        "mobilenet_v2_0.35_224_imagenet_notop.h5, pad",
        "squeezenet_v1.1_imagenet_notop.h5, centre",
        "mobilenet_v2_0.35_224_imagenet_notop.h5, rectangle 0.1 0.2 0.5 0.7"
    })
    void fileAndGraphAnswerAlike(String weights, String fit) throws IOException {
        QuickModel model = QuickModel.random(TestData.require("weights/" + weights), LABELS, Fit.parse(fit));
        ParityReport report = compare(model, model.file(), pictures(fit.equals("stretch") ? 50 : 12));
        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(report.largestDifference()).isLessThan(1e-4);
        assertThat(report.rows().stream().map(ParityReport.Row::label).distinct())
                .as("a model that always says the same proves little")
                .hasSizeGreaterThan(1);
    }

    @Test
    void aFileWithAnotherFitFails() throws IOException {
        Path weights = TestData.require("weights/mobilenet_v2_0.35_224_imagenet_notop.h5");
        QuickModel model = QuickModel.random(weights, LABELS, new Fit.Stretch());
        QuickModel cropped = QuickModel.random(weights, LABELS, new Fit.Centre());
        assertThat(compare(model, cropped.file(), pictures(12)).passed()).isFalse();
    }

    @Test
    void aFileWithOneChangedWeightFails() throws IOException {
        Path weights = TestData.require("weights/mobilenet_v2_0.35_224_imagenet_notop.h5");
        QuickModel model = QuickModel.random(weights, LABELS, new Fit.Stretch());
        float[] bias = {0, 0.3f, 0, 0};
        ModelMetadata metadata = model.file().metadata();
        byte[] tampered = ModelWriter.bytes(
                model.network(),
                model.weights().with(List.of(new WeightTensor(Head.DENSE + ".bias", List.of(LABELS.size()), bias))),
                metadata);
        assertThat(compare(model, ModelFile.of(tampered), pictures(12)).passed())
                .isFalse();
    }

    private static ParityReport compare(QuickModel trained, ModelFile file, List<Path> pictures) {
        ModelMetadata expected = trained.file().metadata();
        try (Classifier model = OnnxClassifier.open(file, 2);
                TrainableTail graph = Dl4jTail.create(trained.network(), 0, trained.weights(), trained.weights())) {
            return ParityCheck.run(
                    file.metadata(),
                    pictures,
                    picture -> model.answer(List.of(model.fit(
                                    READER.read(picture, model.shortSide()).image())))
                            .get(0)
                            .probabilities(),
                    new GraphAnswerer(trained.network().input(), graph, expected.fit(), expected.temperature(), READER),
                    Progress.NONE,
                    new CancellationToken());
        }
    }

    /** The awkward pictures that can be read among them. */
    private static List<Path> pictures(int most) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("awkward-images", "datasets/ants-bees/val", "datasets/trash")) {
            try (Stream<Path> walk = Files.walk(TestData.require(folder))) {
                walk.filter(f -> f.toString().matches("(?i).*\\.(jpe?g|png)"))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return ParityPictures.choose(all, most);
    }
}

package graft.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.decode.ImageIoPictureReader;
import graft.model.PictureAnswer;
import graft.model.PictureAnswering;
import graft.model.testing.HeatMapBoxes;
import graft.model.testing.QuickModel;
import graft.network.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole model on real weights and photographs. */
class RealModelTest {

    private static final PictureReader READER = new ImageIoPictureReader();
    private static OnnxClassifier classifier;
    private static Path validation;

    @BeforeAll
    static void fit() throws Exception {
        Path weights = TestData.require("weights/mobilenet_v2_1.0_224_imagenet_dequantized.h5");
        Path training = TestData.require("datasets/ants-bees/train");
        validation = TestData.require("datasets/ants-bees/val");
        QuickModel model = QuickModel.fit(weights, training, new Fit.Stretch(), READER);
        classifier = OnnxClassifier.open(model.file(), 2);
    }

    @AfterAll
    static void close() {
        if (classifier != null) {
            classifier.close();
        }
    }

    @Test
    void answersAFolderOfPhotographs() throws IOException {
        List<PictureAnswer> rows = answer(files(validation));
        long right = rows.stream()
                .filter(r -> Path.of(r.picture())
                        .getParent()
                        .endsWith(r.answer().orElseThrow().label()))
                .count();
        assertThat(rows).hasSize(153);
        // The linear probe published with the pictures has 144 of 153.
        assertThat(right).isGreaterThanOrEqualTo(141);
    }

    @Test
    void awkwardFilesAreAnsweredOrSayWhyNot() throws IOException {
        List<Path> files = files(TestData.require("awkward-images"));
        List<PictureAnswer> rows = answer(files);
        assertThat(rows).hasSameSizeAs(files);
        assertThat(rows.stream().filter(r -> r.picture().contains("broken-7-bytes")))
                .allMatch(r -> r.problem().isPresent());
        assertThat(rows.stream().filter(r -> r.picture().contains("made-rgba-alpha")))
                .allMatch(r -> r.answer().isPresent());
        assertThat(rows.stream().filter(r -> r.answer().isPresent()).count()).isGreaterThan(20);
    }

    @Test
    void thePeakOfMostHeatMapsLiesInTheInsect() throws Exception {
        HeatMapBoxes.Result result = HeatMapBoxes.drawnByHand().check(classifier, READER, validation);
        assertThat(result.pictures()).isEqualTo(50);
        assertThat(result.inside()).as("%s", result).isGreaterThanOrEqualTo(35);
    }

    private static List<PictureAnswer> answer(List<Path> files) {
        List<PictureAnswer> rows = new ArrayList<>();
        try (PictureAnswering answering = new PictureAnswering(classifier, READER, 2)) {
            answering.answer(files, rows::add, Progress.NONE, new CancellationToken());
        }
        return rows;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

package graft.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.data.RgbImage;
import graft.model.Answer;
import graft.model.ClassActivation;
import graft.model.Classifier;
import graft.model.KnownLimit;
import graft.model.ModelFile;
import graft.model.ModelWriter;
import graft.model.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxClassifierTest {

    private static OnnxClassifier open(double temperature, Optional<KnownLimit> limit) {
        return OnnxClassifier.open(ModelFile.of(TinyModel.bytes(temperature, limit)), 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 2.5})
    void answersAsTheNetworkComputedByHand(double temperature) {
        try (OnnxClassifier classifier = open(temperature, Optional.empty())) {
            for (int seed = 0; seed < 5; seed++) {
                RgbImage picture = TinyModel.picture(seed);
                Answer answer = classifier.answer(List.of(picture)).get(0);
                double[] expected = TinyModel.forward(picture, temperature).probabilities();
                assertThat(answer.labels()).isEqualTo(TinyModel.LABELS);
                for (int c = 0; c < expected.length; c++) {
                    assertThat(answer.probabilities().get(c)).isCloseTo(expected[c], within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 19})
    void theAnswerDoesNotDependOnTheCompany(int count) {
        List<RgbImage> pictures =
                IntStream.range(0, count).mapToObj(TinyModel::picture).toList();
        try (OnnxClassifier classifier = open(1.3, Optional.empty())) {
            List<Answer> together = classifier.answer(pictures);
            assertThat(together).hasSize(count);
            for (int i = 0; i < count; i++) {
                double[] expected = TinyModel.forward(pictures.get(i), 1.3).probabilities();
                for (int c = 0; c < expected.length; c++) {
                    assertThat(together.get(i).probabilities().get(c)).isCloseTo(expected[c], within(1e-5));
                }
            }
        }
    }

    @Test
    void saysWhichPlacesSpeakForWhat() {
        RgbImage picture = TinyModel.picture(4);
        try (OnnxClassifier classifier = open(1, Optional.empty())) {
            Classifier.Explained explained = classifier.explain(picture);
            ClassActivation activation = explained.activation().orElseThrow();
            double[][] expected = TinyModel.forward(picture, 1).activation();
            assertThat(activation.rows()).isEqualTo(TinyModel.HEIGHT / 2);
            assertThat(activation.columns()).isEqualTo(TinyModel.WIDTH / 2);
            for (int i = 0; i < activation.values().length; i++) {
                int places = expected[0].length;
                assertThat((double) activation.values()[i]).isCloseTo(expected[i / places][i % places], within(1e-4));
            }
            assertThat(explained.answer())
                    .isEqualTo(classifier.answer(List.of(picture)).get(0));
        }
    }

    @Test
    void saysItDoesNotKnowBelowTheLimit() {
        RgbImage picture = TinyModel.picture(2);
        double most = java.util.Arrays.stream(TinyModel.forward(picture, 1).probabilities())
                .max()
                .orElseThrow();
        assertThat(known(picture, most + 1e-3)).isFalse();
        assertThat(known(picture, most - 1e-3)).isTrue();
    }

    private static boolean known(RgbImage picture, double limit) {
        try (OnnxClassifier classifier = open(1, Optional.of(new KnownLimit(limit, 40)))) {
            return classifier.answer(List.of(picture)).get(0).known();
        }
    }

    @Test
    void fitsPicturesOfAnySizeAndRefusesThoseThatWereNot() {
        try (OnnxClassifier classifier = open(1, Optional.empty())) {
            RgbImage large = TinyModel.picture(60, 90, 1);
            RgbImage fitted = classifier.fit(large);
            assertThat(fitted.width()).isEqualTo(TinyModel.WIDTH);
            assertThat(fitted.height()).isEqualTo(TinyModel.HEIGHT);
            assertThatThrownBy(() -> classifier.answer(List.of(large))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void opensFilesAndBundlesWhateverTheyAreCalled(@TempDir Path folder) throws IOException {
        Path model = folder.resolve("größe 🐝.bin");
        ModelWriter.write(model, TinyModel.network(), TinyModel.weights(), TinyModel.metadata(1, Optional.empty()));
        Path bundle = folder.resolve("model.onnx");
        graft.model.ModelBundle.of(
                        java.nio.file.Files.readAllBytes(model),
                        "# card",
                        graft.common.Json.mapper().createObjectNode())
                .write(bundle);
        RgbImage picture = TinyModel.picture(1);
        try (OnnxClassifier first = OnnxClassifier.open(model, 1);
                OnnxClassifier second = OnnxClassifier.open(bundle, 1)) {
            assertThat(first.answer(List.of(picture))).isEqualTo(second.answer(List.of(picture)));
        }
    }
}

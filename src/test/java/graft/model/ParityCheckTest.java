package graft.model;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.CancellationToken;
import graft.common.Json;
import graft.common.Message;
import graft.common.Progress;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.onnx.OnnxClassifier;
import graft.model.testing.TinyModel;
import graft.network.Head;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParityCheckTest {

    private static final ModelMetadata METADATA = TinyModel.metadata(1.2, Optional.empty());
    private static final List<Path> PICTURES =
            IntStream.range(0, 12).mapToObj(i -> Path.of(Integer.toString(i))).toList();

    private static RgbImage picture(Path file) {
        return TinyModel.picture(Integer.parseInt(file.toString()));
    }

    private static List<Double> byHand(Path file) {
        return Arrays.stream(TinyModel.forward(picture(file), 1.2).probabilities())
                .boxed()
                .toList();
    }

    private static ParityReport check(ParityCheck.Answerer model) {
        return ParityCheck.run(
                METADATA, PICTURES, model, ParityCheckTest::byHand, Progress.NONE, new CancellationToken());
    }

    private static ParityReport check(Weights weights) {
        ModelFile file = ModelFile.of(ModelWriter.bytes(TinyModel.network(), weights, METADATA));
        try (OnnxClassifier classifier = OnnxClassifier.open(file, 1)) {
            return check(f -> classifier.answer(List.of(picture(f))).get(0).probabilities());
        }
    }

    @Test
    void theFilePassesAgainstTheNetworkItWasMadeFrom() throws Exception {
        ParityReport report = check(TinyModel.weights());
        assertThat(report.passed()).isTrue();
        assertThat(report.compared()).isEqualTo(12);
        assertThat(report.largestDifference()).isLessThan(1e-5);
        assertThat(report.rows()).allMatch(r -> r.label().equals(r.referenceLabel()));
        assertThat(Json.read(Json.line(report), ParityReport.class)).isEqualTo(report);
    }

    @Test
    void aTamperedFileFails() {
        WeightTensor bias = TinyModel.weights().get(Head.DENSE + ".bias");
        float[] tampered = bias.values().clone();
        tampered[1] += 0.2f;
        ParityReport report = check(TinyModel.weights().with(List.of(new WeightTensor(bias.spec(), tampered))));
        assertThat(report.passed()).isFalse();
        assertThat(report.largestDifference()).isGreaterThan(0.01);
    }

    @Test
    void aPictureThatOnlyOneCanReadFails() {
        ParityReport report = check(f -> {
            if (f.toString().equals("3")) {
                throw new UnreadablePictureException(Message.of("model.damaged"), null);
            }
            return byHand(f);
        });
        assertThat(report.passed()).isFalse();
        assertThat(report.largestDifference()).isEqualTo(1);
    }

    @Test
    void picturesThatNeitherCanReadAreListedAndDoNotCount() {
        ParityCheck.Answerer blind = f -> {
            throw new UnreadablePictureException(Message.of("model.damaged"), null);
        };
        ParityReport report = ParityCheck.run(METADATA, PICTURES, blind, blind, Progress.NONE, new CancellationToken());
        assertThat(report.passed()).as("nothing was compared").isFalse();
        assertThat(report.rows()).hasSize(12).allMatch(r -> !r.problem().isEmpty());
    }

    @Test
    void whatIsNotANumberFails() {
        assertThat(check(f -> List.of(Double.NaN, 0.5, 0.5)).passed()).isFalse();
        assertThat(check(f -> List.of(0.5, 0.5)).passed()).isFalse();
    }
}

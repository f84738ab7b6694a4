package graft.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.network.BatchNormFolding;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Weights;
import graft.network.file.OnnxFile;
import graft.network.file.OnnxOutput;
import graft.network.file.OnnxWriter;
import graft.network.testing.FormulaWeights;
import graft.network.testing.ReferenceForward;
import graft.network.testing.TestNetworks;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written from a description, run by ONNX Runtime and compared with the definitions of the operations. */
class OnnxModelTest {

    private static final int HEIGHT = 31;
    private static final int WIDTH = 26;
    private static final float[] PICTURE = FormulaWeights.picture(HEIGHT, WIDTH);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyOperationAnswersByItsDefinition(boolean folded) {
        NetworkDescription source = TestNetworks.everything();
        Weights sourceWeights = TestNetworks.weights(source);
        BatchNormFolding.Folded form = folded
                ? BatchNormFolding.fold(source, sourceWeights)
                : new BatchNormFolding.Folded(source, sourceWeights);
        ReferenceForward reference = new ReferenceForward(form.network(), form.weights(), PICTURE);
        List<String> nodes = form.network().nodes().stream().map(Node::name).toList();
        List<OnnxOutput> outputs =
                nodes.stream().<OnnxOutput>map(OnnxOutput.AtNode::new).toList();
        try (OnnxTrunk trunk = OnnxTrunk.open(form.network(), form.weights(), outputs, 1)) {
            List<float[]> answers = trunk.run(PICTURE, 1);
            for (int i = 0; i < nodes.size(); i++) {
                assertThat(doubles(answers.get(i)))
                        .as(nodes.get(i))
                        .containsExactly(reference.after(nodes.get(i)), within(2e-3));
            }
        }
    }

    @Test
    void manyPicturesAnswerAsEachAlone() {
        NetworkDescription network = TestNetworks.everything();
        List<OnnxOutput> outputs = List.of(new OnnxOutput.Pooled(4), new OnnxOutput.AtCut(2), new OnnxOutput.AtCut(0));
        int count = 7;
        float[] pictures = new float[PICTURE.length * count];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = PICTURE[i % PICTURE.length] * (1 + i / PICTURE.length) / count;
        }
        try (OnnxTrunk trunk = OnnxTrunk.open(network, TestNetworks.weights(network), outputs, 1, 3)) {
            List<float[]> together = trunk.run(pictures, count);
            for (int p = 0; p < count; p++) {
                float[] one = Arrays.copyOfRange(pictures, p * PICTURE.length, (p + 1) * PICTURE.length);
                List<float[]> alone = trunk.run(one, 1);
                for (int o = 0; o < outputs.size(); o++) {
                    int size = trunk.outputSizes().get(o);
                    assertThat(doubles(Arrays.copyOfRange(together.get(o), p * size, (p + 1) * size)))
                            .containsExactly(doubles(alone.get(o)), within(1e-4));
                }
            }
            assertThat(trunk.run(pictures, 0).get(0)).isEmpty();
            assertThatThrownBy(() -> trunk.run(PICTURE, 2)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aModelAnswersProbabilitiesAndWhereTheyComeFrom() throws OrtException {
        NetworkDescription network = BatchNormFolding.fold(TestNetworks.everything());
        Weights weights = TestNetworks.weights(network);
        double temperature = 1.7;
        double[] logits = new ReferenceForward(network, weights, PICTURE).output();
        Map<String, float[]> answers = run(OnnxWriter.model(network, weights, temperature, Map.of()));

        double sum = Arrays.stream(logits).map(l -> Math.exp(l / temperature)).sum();
        double[] expected =
                Arrays.stream(logits).map(l -> Math.exp(l / temperature) / sum).toArray();
        assertThat(doubles(answers.get(OnnxWriter.PROBABILITIES))).containsExactly(expected, within(1e-5));

        // The mean of the map of a class, and its bias, are its logit.
        float[] map = answers.get(OnnxWriter.CLASS_ACTIVATION);
        float[] bias = weights.get(Head.DENSE + ".bias").values();
        int places = map.length / bias.length;
        for (int c = 0; c < bias.length; c++) {
            double mean = 0;
            for (int i = 0; i < places; i++) {
                mean += map[c * places + i] / places;
            }
            assertThat(mean + bias[c]).isCloseTo(logits[c], within(2e-3));
        }
        assertThat(answers.get(OnnxWriter.FEATURES)).hasSize(6);
    }

    @Test
    void aModelSaysWhatItIsWithoutBeingLoaded() throws IOException {
        NetworkDescription network = BatchNormFolding.fold(TestNetworks.everything());
        Map<String, String> metadata = Map.of("labels", "[\"Biene\",\"Ameise 🐜\"]", "a", "b");
        byte[] bytes = OnnxWriter.model(network, TestNetworks.weights(network), 1, metadata);
        OnnxFile file = OnnxFile.read(Files.write(folder.resolve("model.onnx"), bytes));
        assertThat(file.producer()).isEqualTo("graft");
        assertThat(file.opset()).isEqualTo(17);
        assertThat(file.inputs()).containsExactly(OnnxWriter.IMAGE);
        assertThat(file.outputs())
                .containsExactly(OnnxWriter.PROBABILITIES, OnnxWriter.CLASS_ACTIVATION, OnnxWriter.FEATURES);
        assertThat(file.metadata()).isEqualTo(metadata);
        assertThat(OnnxWriter.model(network, TestNetworks.weights(network), 1, metadata))
                .isEqualTo(bytes);
    }

    @Test
    void aDamagedModelIsRefusedOrReadButNeverWorse() throws IOException {
        NetworkDescription network = BatchNormFolding.fold(TestNetworks.everything());
        byte[] whole = OnnxWriter.model(network, TestNetworks.weights(network), 1, Map.of("labels", "[]"));
        Path file = folder.resolve("bad.onnx");
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] bytes = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length - 1)) : whole.clone();
            if (i % 2 == 1) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            try {
                OnnxFile.read(file);
            } catch (GraftException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.WEIGHTS);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(300);
    }

    @Test
    void outputsThatCannotBeGivenAreRefused() {
        NetworkDescription network = TestNetworks.everything();
        Weights weights = TestNetworks.weights(network);
        for (List<OnnxOutput> outputs : List.<List<OnnxOutput>>of(
                List.of(),
                List.of(new OnnxOutput.AtCut(9)),
                List.of(new OnnxOutput.AtNode("nothing")),
                List.of(new OnnxOutput.Pooled(5)),
                List.of(new OnnxOutput.AtCut(1), new OnnxOutput.AtCut(1)))) {
            assertThatThrownBy(() -> OnnxWriter.trunk(network, weights, outputs))
                    .as(outputs.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Map<String, float[]> run(byte[] model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(model, options);
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(PICTURE), new long[] {1, HEIGHT, WIDTH, 3});
                OrtSession.Result result = session.run(Map.of(OnnxWriter.IMAGE, input))) {
            Map<String, float[]> answers = new java.util.HashMap<>();
            for (Map.Entry<String, ai.onnxruntime.OnnxValue> answer : result) {
                answers.put(
                        answer.getKey(),
                        ((OnnxTensor) answer.getValue()).getFloatBuffer().array());
            }
            return answers;
        }
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[i]);
        return result;
    }
}

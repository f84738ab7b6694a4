package graft.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.backbone.Backbone;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.backbone.ForeignChoice;
import graft.backbone.ForeignFiles;
import graft.common.CancellationToken;
import graft.common.CounterRandom;
import graft.common.GraftException;
import graft.data.Fit;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.model.BackboneNote;
import graft.model.ClassActivation;
import graft.model.Classifier;
import graft.model.ModelFile;
import graft.model.ModelMetadata;
import graft.model.ModelWriter;
import graft.model.Occlusion;
import graft.model.PictureCounts;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.file.ForeignGraphs;
import graft.network.file.OnnxOutput;
import graft.network.file.PlainOnnx;
import graft.training.FreezeDepth;
import graft.training.PlanFactory;
import graft.training.TrainingOptions;
import graft.training.onnx.OnnxFeatureProbe;
import graft.training.onnx.OnnxGraphProbe;
import graft.training.onnx.OnnxTrunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs of other programs from the file to the answers of the finished model, through ONNX Runtime. */
class ForeignModelTest {

    private static final List<String> LABELS = List.of("one", "two", "three");
    private static final double TEMPERATURE = 1.5;

    @TempDir
    private Path folder;

    private Backbone read(byte[] file, ForeignChoice choice) throws IOException {
        return new ForeignFiles(new OnnxGraphProbe()).read(Files.write(folder.resolve("net.onnx"), file), choice);
    }

    static Stream<Arguments> graphs() {
        return Stream.of(
                Arguments.of("classifier", ForeignGraphs.classifier(0), 0, true),
                Arguments.of("one at a time", ForeignGraphs.classifier(1), 1, true),
                Arguments.of("three at a time", ForeignGraphs.classifier(3), 3, true),
                Arguments.of("one at a time in truth", ForeignGraphs.secretlyOne(), 1, false),
                Arguments.of("normed", ForeignGraphs.normed(), 0, false),
                Arguments.of("channels last", ForeignGraphs.channelsLast(true), 0, true),
                Arguments.of("extractor", ForeignGraphs.extractor(), 0, true),
                Arguments.of("tokens", ForeignGraphs.tokens(), 0, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void theFinishedModelAnswersWhatTheHeadMakesOfTheFeatures(String name, byte[] file, int batch, boolean explains)
            throws IOException {
        Backbone backbone = read(file, size(name.equals("extractor") ? Optional.of(32) : Optional.empty()));
        NetworkDescription network = backbone.network().with(Head.stage(ForeignGraphs.FEATURES, LABELS.size(), 0));
        Weights weights = backbone.weights().with(head(network));
        ModelFile model = ModelFile.of(ModelWriter.bytes(network, weights, metadata(backbone)));
        assertThat(model.batch()).isEqualTo(batch);
        assertThat(model.explains()).isEqualTo(explains);
        assertThat(PlainOnnx.of(model.bytes()).opset()).isEqualTo(13);
        List<RgbImage> pictures =
                Stream.of(1, 2, 3, 4, 5, 6, 7).map(ForeignModelTest::picture).toList();
        try (OnnxTrunk trunk =
                        OnnxTrunk.open(backbone.network(), backbone.weights(), List.of(new OnnxOutput.Pooled(1)), 2);
                OnnxClassifier classifier = OnnxClassifier.open(model, 1)) {
            float[] features = trunk.run(pixels(pictures), pictures.size()).get(0);
            List<Classifier.Described> described = classifier.describe(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                float[] ofOne = java.util.Arrays.copyOfRange(
                        features, i * ForeignGraphs.FEATURES, (i + 1) * ForeignGraphs.FEATURES);
                close(described.get(i).features(), ofOne);
                close(probabilities(described.get(i)), expected(weights, ofOne));
            }
            assertThat(features).doesNotContain(Float.NaN);
            assertThat(classifier.explain(pictures.get(0)).activation().isPresent())
                    .isEqualTo(explains);
            ClassActivation found = Occlusion.of(classifier, pictures.get(0), new CancellationToken());
            assertThat(found.rows()).isEqualTo(7);
            assertThat(found.values()).doesNotContain(Float.NaN);
        }
    }

    private static ForeignChoice size(Optional<Integer> side) {
        return new ForeignChoice(Optional.empty(), Optional.empty(), side);
    }

    /** Larger differences than rounding would show a wrong order of axes, a wrong token, a wrong picture. */
    private static void close(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        for (int i = 0; i < one.length; i++) {
            assertThat(Math.abs(one[i] - other[i])).isLessThan(1e-4f * Math.max(1, Math.abs(other[i])));
        }
    }

    private static float[] probabilities(Classifier.Described described) {
        List<Double> probabilities = described.answer().probabilities();
        float[] values = new float[probabilities.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = probabilities.get(i).floatValue();
        }
        return values;
    }

    private static float[] expected(Weights weights, float[] features) {
        float[] weight = weights.get(Head.DENSE + ".weight").values();
        float[] bias = weights.get(Head.DENSE + ".bias").values();
        double[] powers = new double[bias.length];
        double sum = 0;
        for (int c = 0; c < bias.length; c++) {
            double logit = bias[c];
            for (int f = 0; f < features.length; f++) {
                logit += weight[c * features.length + f] * features[f];
            }
            powers[c] = Math.exp(logit / TEMPERATURE);
            sum += powers[c];
        }
        float[] expected = new float[bias.length];
        for (int c = 0; c < bias.length; c++) {
            expected[c] = (float) (powers[c] / sum);
        }
        return expected;
    }

    private static List<WeightTensor> head(NetworkDescription network) {
        List<WeightTensor> tensors = new ArrayList<>();
        network.weights().stream().filter(s -> s.name().startsWith("head")).forEach(spec -> {
            CounterRandom random = CounterRandom.of(spec.name().hashCode());
            float[] values = new float[(int) spec.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.symmetric(i);
            }
            tensors.add(new WeightTensor(spec, values));
        });
        return tensors;
    }

    private static ModelMetadata metadata(Backbone backbone) {
        return new ModelMetadata(
                "5f0c",
                1,
                "Foreign",
                LABELS,
                backbone.network().input().height(),
                backbone.network().input().width(),
                new Fit.Stretch(),
                Resizer.VERSION,
                "decode-1",
                TEMPERATURE,
                Optional.empty(),
                new BackboneNote(ForeignFiles.ARCHITECTURE, backbone.info().id(), "none", "none"),
                new PictureCounts(10, 2, 2),
                "0.1.0",
                Instant.parse("2026-11-22T09:00:00Z"));
    }

    private static RgbImage picture(int seed) {
        CounterRandom random = CounterRandom.of(seed);
        byte[] rgb = new byte[32 * 32 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (random.below(150, i) + (seed * 37 + i % 3 * 50) % 100);
        }
        return new RgbImage(32, 32, rgb);
    }

    private static float[] pixels(List<RgbImage> pictures) {
        float[] pixels = new float[pictures.size() * 32 * 32 * 3];
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).copyTo(pixels, i);
        }
        return pixels;
    }

    @Test
    void inTheStoreItIsABackboneLikeOthersAndAnotherReadingOfTheSameFileIsAnotherBackbone() throws IOException {
        BackboneStore store = new BackboneStore(folder.resolve("store"), List.of(), new OnnxFeatureProbe());
        Backbone mean = read(ForeignGraphs.tokens(), ForeignChoice.NONE);
        BackboneInfo first = store.add(mean);
        assertThat(store.verify(first.id())).isLessThan(1e-3);
        assertThat(store.open(first.id()).network()).isEqualTo(mean.network());
        ForeignChoice token = new ForeignChoice(Optional.of("tokens:class-token"), Optional.empty(), Optional.empty());
        BackboneInfo second = store.add(read(ForeignGraphs.tokens(), token));
        assertThat(second.id()).startsWith("onnx-net-");
        assertThat(store.add(mean).id()).isEqualTo(first.id());
    }

    @Test
    void nothingOfItCanBeTrained() throws IOException {
        Backbone backbone = read(ForeignGraphs.classifier(0), ForeignChoice.NONE);
        for (FreezeDepth depth : List.of(FreezeDepth.NONE, new FreezeDepth("0-stages"))) {
            assertThatThrownBy(() -> phases(backbone, depth)).hasMessageContaining("can run but not train");
        }
        assertThat(phases(backbone, FreezeDepth.HEAD)).isEqualTo(1);
        assertThat(phases(backbone, new FreezeDepth("1-stage"))).isEqualTo(1);
    }

    private static int phases(Backbone backbone, FreezeDepth depth) {
        return PlanFactory.plan(
                        TrainingOptions.unsaid(1).withFreeze(depth, false),
                        backbone.info().id(),
                        backbone.info().weightsDigest(),
                        backbone.network(),
                        LABELS,
                        1,
                        1 << 20)
                .phases()
                .size();
    }

    @Test
    void aGraphThatTheRuntimeCannotRunIsRefusedWithASentence() {
        assertThatThrownBy(() -> read(ForeignGraphs.withOperator("com.microsoft", "NoSuchThing"), ForeignChoice.NONE))
                .isInstanceOf(GraftException.class)
                .hasMessageContaining("cannot run this model");
    }
}

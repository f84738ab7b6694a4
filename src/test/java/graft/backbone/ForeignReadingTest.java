package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.FeatureShape;
import graft.network.ForeignGraph.Form;
import graft.network.NetworkJson;
import graft.network.Preprocessing;
import graft.network.file.ForeignGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a graph once the shapes in its middle are known; here they are told instead of run. */
class ForeignReadingTest {

    private static final List<Long> MAP = List.of(16L, 8L, 8L);

    @TempDir
    private Path folder;

    /** Answers with these shapes, behind the number of pictures; what is not among them is nothing. */
    private static GraphProbe telling(Map<String, List<Long>> shapes) {
        return (model, input, shape, values) -> {
            Map<String, List<Long>> told = new HashMap<>();
            for (String value : values) {
                if (shapes.containsKey(value)) {
                    List<Long> whole = new java.util.ArrayList<>(List.of(shape.get(0)));
                    whole.addAll(shapes.get(value));
                    told.put(value, whole);
                }
            }
            return new GraphProbe.Outcome(told, 0.01);
        };
    }

    private Backbone read(byte[] file, ForeignChoice choice, Map<String, List<Long>> shapes) throws IOException {
        return new ForeignFiles(telling(shapes)).read(Files.write(folder.resolve("Some net.onnx"), file), choice);
    }

    private static ForeignChoice output(String name) {
        return new ForeignChoice(Optional.of(name), Optional.empty(), Optional.empty());
    }

    @Test
    void aClassifierIsCutAtItsMap() throws IOException {
        Backbone backbone = read(
                ForeignGraphs.classifier(0),
                ForeignChoice.NONE,
                Map.of("map", MAP, "pooled", List.of(16L, 1L, 1L), "logits", List.of(10L), "map_linear", MAP));
        assertThat(backbone.info().id()).isEqualTo("onnx-some_net");
        assertThat(backbone.info().description())
                .contains("the mean of a map of 8 x 8 with 16 channels")
                .contains("imagenet, guessed")
                .contains("any number of pictures");
        assertThat(backbone.network().untrainableStages()).isEqualTo(1);
        assertThat(backbone.network().input().preprocessing()).isEqualTo(Preprocessing.IMAGENET_NORMALIZED);
        assertThat(backbone.network().foreign()).hasValueSatisfying(graph -> {
            assertThat(graph.output()).isEqualTo("map");
            assertThat(graph.form()).isEqualTo(Form.MAP);
            assertThat(graph.features()).isEqualTo(FeatureShape.map(16, 8, 8));
            assertThat(graph.batch()).isZero();
            assertThat(graph.multiplyAdds()).isEqualTo(16 * 8 * 8 * 3 * 4 * 4);
        });
        NetworkJson json = new NetworkJson();
        assertThat(json.read(json.write(backbone.network()))).isEqualTo(backbone.network());
    }

    @Test
    void tokensAreReadByTheirNumberOrAsAsked() throws IOException {
        byte[] file = ForeignGraphs.tokens();
        Map<String, List<Long>> places = Map.of("tokens", List.of(64L, 16L));
        assertThat(form(read(file, ForeignChoice.NONE, places))).isEqualTo(Form.MEAN_OF_TOKENS);
        assertThat(form(read(file, output("tokens:class-token"), places))).isEqualTo(Form.CLASS_TOKEN);
        Map<String, List<Long>> oneMore = Map.of("tokens", List.of(65L, 16L));
        assertThat(form(read(file, ForeignChoice.NONE, oneMore))).isEqualTo(Form.CLASS_TOKEN);
        assertThat(form(read(file, output("tokens:mean"), oneMore))).isEqualTo(Form.MEAN_OF_TOKENS);
        Map<String, List<Long>> registers = Map.of("tokens", List.of(69L, 16L));
        assertThat(form(read(file, ForeignChoice.NONE, registers))).isEqualTo(Form.CLASS_TOKEN);
    }

    private static Form form(Backbone backbone) {
        return backbone.network().foreign().orElseThrow().form();
    }

    @Test
    void whereSeveralArePossibleThePersonIsAsked() throws IOException {
        byte[] file = ForeignGraphs.several();
        Map<String, List<Long>> shapes = Map.of("tokens", List.of(64L, 16L), "pooler_output", List.of(16L));
        assertThatThrownBy(() -> read(file, ForeignChoice.NONE, shapes))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessageContaining("tokens (the mean of 64 tokens of 16); pooler_output (a vector of 16)");
        assertThat(form(read(file, output("pooler_output"), shapes))).isEqualTo(Form.VECTOR);
        assertThatThrownBy(() -> read(file, output("nonsense"), shapes)).hasMessageContaining("nonsense");
        Path path = folder.resolve("Some net.onnx");
        assertThat(new ForeignFiles(telling(shapes))
                        .look(path, ForeignChoice.NONE)
                        .features())
                .extracting(ForeignLook.Place::value)
                .containsExactly("tokens", "pooler_output");
    }

    @Test
    void preprocessingIsGuessedOrNamed() throws IOException {
        Map<String, List<Long>> shapes = Map.of("map", List.of(8L, 8L, 16L));
        assertThat(preprocessing(read(ForeignGraphs.channelsLast(false), ForeignChoice.NONE, shapes)))
                .isEqualTo(Preprocessing.MINUS_ONE_TO_ONE);
        assertThat(preprocessing(read(ForeignGraphs.channelsLast(true), ForeignChoice.NONE, shapes)))
                .isEqualTo(Preprocessing.NONE);
        ForeignChoice named = new ForeignChoice(Optional.empty(), Optional.of("unit"), Optional.empty());
        assertThat(preprocessing(read(ForeignGraphs.channelsLast(true), named, shapes)))
                .isEqualTo(Preprocessing.UNIT);
        ForeignChoice unknown = new ForeignChoice(Optional.empty(), Optional.of("magic"), Optional.empty());
        assertThatThrownBy(() -> read(ForeignGraphs.channelsLast(true), unknown, shapes))
                .hasMessageContaining("magic")
                .hasMessageContaining(NamedPreprocessing.names());
    }

    private static Preprocessing preprocessing(Backbone backbone) {
        return backbone.network().input().preprocessing();
    }

    @Test
    void theSizeIsTheGraphsOrThePersonsOrTheUsualOne() throws IOException {
        Map<String, List<Long>> shapes = Map.of("map", MAP);
        ForeignChoice ninetySix = new ForeignChoice(Optional.empty(), Optional.empty(), Optional.of(96));
        assertThat(read(ForeignGraphs.extractor(), ForeignChoice.NONE, shapes)
                        .network()
                        .input()
                        .height())
                .isEqualTo(224);
        assertThat(read(ForeignGraphs.extractor(), ninetySix, shapes)
                        .network()
                        .input()
                        .width())
                .isEqualTo(96);
        assertThatThrownBy(() -> read(ForeignGraphs.classifier(0), ninetySix, shapes))
                .hasMessageContaining("32 x 32 only");
        ForeignChoice huge = new ForeignChoice(Optional.empty(), Optional.empty(), Optional.of(100_000));
        assertThatThrownBy(() -> read(ForeignGraphs.extractor(), huge, shapes)).hasMessageContaining("2048");
    }

    @Test
    void aGraphThatTakesNoTwoPicturesTakesOne() throws IOException {
        GraphProbe one = (model, input, shape, values) -> {
            if (shape.get(0) != 1) {
                throw new GraftException(ErrorCode.WEIGHTS, Message.of("network.foreignNotRun"));
            }
            return new GraphProbe.Outcome(Map.of("answer", List.of(1L, 16L)), 0.01);
        };
        Path file = Files.write(folder.resolve("one.onnx"), ForeignGraphs.secretlyOne());
        assertThat(new ForeignFiles(one)
                        .read(file, ForeignChoice.NONE)
                        .network()
                        .foreign())
                .hasValueSatisfying(graph -> assertThat(graph.batch()).isEqualTo(1));
        assertThat(read(ForeignGraphs.classifier(4), ForeignChoice.NONE, Map.of("map", MAP))
                        .network()
                        .foreign())
                .hasValueSatisfying(graph -> assertThat(graph.batch()).isEqualTo(4));
    }

    @Test
    void whatGivesNoFeaturesIsRefused() {
        assertThatThrownBy(() -> read(ForeignGraphs.tokens(), ForeignChoice.NONE, Map.of("tokens", List.of())))
                .hasMessageContaining("None of the outputs");
    }

    @Test
    void onnxFilesAreKnownByTheirBeginningOrTheirName() throws IOException {
        assertThat(ForeignFiles.isOnnx(Files.write(folder.resolve("a.bin"), ForeignGraphs.extractor())))
                .isTrue();
        assertThat(ForeignFiles.isOnnx(Files.writeString(folder.resolve("b.onnx"), "no such thing")))
                .isTrue();
        assertThat(ForeignFiles.isOnnx(Files.writeString(folder.resolve("c.txt"), "no such thing")))
                .isFalse();
    }
}

package graft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.model.onnx.OnnxClassifier;
import graft.model.testing.TinyModel;
import graft.network.file.OnnxOutput;
import graft.network.file.OnnxWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {

    private static final byte[] SOUND = TinyModel.bytes(1.5, Optional.of(new KnownLimit(0.6, 33)));

    @TempDir
    Path folder;

    @Test
    void soundFilesAreRead() {
        ModelFile file = ModelFile.of(SOUND);
        assertThat(file.metadata()).isEqualTo(TinyModel.metadata(1.5, Optional.of(new KnownLimit(0.6, 33))));
        assertThat(file.activation()).containsExactly(TinyModel.HEIGHT / 2, TinyModel.WIDTH / 2);
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(TinyModel.bytes(1.5, Optional.of(new KnownLimit(0.6, 33)))).isEqualTo(SOUND);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() {
        for (int length = 0; length < SOUND.length; length++) {
            byte[] cut = Arrays.copyOf(SOUND, length);
            assertRefused(catchThrowable(() -> ModelFile.of(cut)), "cut at " + cut.length);
        }
    }

    @Test
    void aFileWithAChangedByteIsRefusedOrStillAModel() {
        int opened = 0;
        for (int at = 0; at < SOUND.length; at++) {
            byte[] changed = SOUND.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Throwable thrown = catchThrowable(() -> ModelFile.of(changed));
            if (thrown == null) {
                opened++;
            } else {
                assertRefused(thrown, "byte " + at);
            }
        }
        // Weights and free texts have no wrong bytes.
        assertThat(opened).isPositive();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                hostile(
                        "weights in another file",
                        m -> initializer(m, t -> t.clearRawData()
                                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                                .addExternalData(StringStringEntryProto.newBuilder()
                                        .setKey("location")
                                        .setValue("/etc/passwd")))),
                hostile(
                        "a loop",
                        m -> node(
                                m,
                                NodeProto.newBuilder()
                                        .setOpType("Loop")
                                        .addAttribute(AttributeProto.newBuilder()
                                                .setName("body")
                                                .setG(GraphProto.getDefaultInstance())))),
                hostile(
                        "an operator that makes gigabytes",
                        m -> node(m, NodeProto.newBuilder().setOpType("ConstantOfShape"))),
                hostile(
                        "an operator of somebody's own",
                        m -> node(m, NodeProto.newBuilder().setOpType("Relu").setDomain("evil.example"))),
                hostile(
                        "a huge number",
                        m -> node(
                                m,
                                NodeProto.newBuilder()
                                        .setOpType("MaxPool")
                                        .addAttribute(AttributeProto.newBuilder()
                                                .setName("pads")
                                                .addInts(1L << 40)))),
                hostile("a huge padding", m -> {
                    m.getGraphBuilder()
                            .addInitializer(TensorProto.newBuilder()
                                    .setName("pads")
                                    .setDataType(TensorProto.DataType.INT64_VALUE)
                                    .addDims(1)
                                    .setRawData(ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 1, 0, 0})));
                    return m;
                }),
                hostile("another input size", m -> {
                    m.getGraphBuilder()
                            .getInputBuilder(0)
                            .getTypeBuilder()
                            .getTensorTypeBuilder()
                            .getShapeBuilder()
                            .getDimBuilder(1)
                            .setDimValue(9);
                    return m;
                }),
                hostile("a second input", m -> {
                    m.getGraphBuilder()
                            .addInput(m.getGraph().getInput(0).toBuilder().setName("more"));
                    return m;
                }),
                hostile("no probabilities", m -> {
                    m.getGraphBuilder().getOutputBuilder(0).setName("something");
                    return m;
                }),
                hostile("a text twice", m -> m.addMetadataProps(m.getMetadataProps(0))),
                hostile("a text missing", m -> m.removeMetadataProps(3)),
                hostile("no graph", ModelProto.Builder::clearGraph),
                hostile("operators too old", m -> {
                    m.getOpsetImportBuilder(0).setVersion(9);
                    return m;
                }));
    }

    private static Arguments hostile(String what, UnaryOperator<ModelProto.Builder> change) {
        return Arguments.of(what, change);
    }

    private static ModelProto.Builder initializer(
            ModelProto.Builder model, java.util.function.Consumer<TensorProto.Builder> change) {
        change.accept(model.getGraphBuilder().getInitializerBuilder(0));
        return model;
    }

    private static ModelProto.Builder node(ModelProto.Builder model, NodeProto.Builder node) {
        model.getGraphBuilder().addNode(node.addInput("image").addOutput("extra"));
        return model;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileFilesAreRefusedBeforeTheyRun(String what, UnaryOperator<ModelProto.Builder> change) throws IOException {
        byte[] bytes =
                change.apply(ModelProto.parseFrom(SOUND).toBuilder()).build().toByteArray();
        assertRefused(catchThrowable(() -> ModelFile.of(bytes)), what);
    }

    @Test
    void tensorsThatDoNotFitEachOtherAreRefusedWhenOpened() throws IOException {
        byte[] bytes = initializer(ModelProto.parseFrom(SOUND).toBuilder(), t -> t.clearRawData()
                        .clearDims())
                .build()
                .toByteArray();
        ModelFile file = ModelFile.of(bytes);
        assertRefused(catchThrowable(() -> OnnxClassifier.open(file, 1)), "tensor without values");
    }

    @Test
    void modelsOfOthersAreToldApart() {
        byte[] trunk = OnnxWriter.trunk(TinyModel.network(), TinyModel.weights(), List.of(new OnnxOutput.AtCut(1)));
        assertThatThrownBy(() -> ModelFile.of(trunk)).hasMessageContaining("not written by Graft");
    }

    @Test
    void modelsOfANewerGraftAreToldApart() {
        Map<String, String> texts =
                new java.util.TreeMap<>(MetadataTexts.write(TinyModel.metadata(1, Optional.empty())));
        texts.put("graft.schemaVersion", "2");
        texts.put("graft.graftVersion", "9.9");
        byte[] newer = OnnxWriter.model(TinyModel.network(), TinyModel.weights(), 1, texts);
        assertThatThrownBy(() -> ModelFile.of(newer)).hasMessageContaining("made by Graft 9.9");
    }

    @Test
    void whatIsNoFileGetsASentence() throws IOException {
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("nowhere.onnx")))
                .isInstanceOf(GraftException.class)
                .hasMessageContaining("There is no model nowhere.onnx");
        assertRefused(catchThrowable(() -> ModelFile.read(folder)), "a folder");
        Path empty = Files.createFile(folder.resolve("empty.onnx"));
        assertRefused(catchThrowable(() -> ModelFile.read(empty)), "empty");
        Path text = Files.writeString(folder.resolve("text.onnx"), "this is no model");
        assertRefused(catchThrowable(() -> ModelFile.read(text)), "text");
    }

    private static void assertRefused(Throwable thrown, String what) {
        assertThat(thrown).as(what).isInstanceOfSatisfying(GraftException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.WEIGHTS));
    }
}

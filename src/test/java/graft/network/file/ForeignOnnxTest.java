package graft.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.ErrorCode;
import graft.common.GraftException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignOnnxTest {

    private static ForeignOnnx open(byte[] bytes) {
        return ForeignOnnx.of(bytes, "net.onnx");
    }

    private static void refused(byte[] bytes, String inTheSentence) {
        assertThatThrownBy(() -> open(bytes))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WEIGHTS))
                .hasMessageContaining(inTheSentence);
    }

    @Test
    void theMapBeforeAPlainMeanComesFirstThenWhatFeedsTheClassifier() {
        ForeignOnnx graph = open(ForeignGraphs.classifier(0));
        assertThat(graph.input()).isEqualTo(new ForeignInput("input", false, 0, 32, 32));
        assertThat(graph.places()).containsExactly(new ForeignPlace("logits", List.of("map", "pooled", "logits")));
    }

    @Test
    void whatIsChangedBehindTheMeanIsNoPlainMean() {
        assertThat(open(ForeignGraphs.normed()).places())
                .containsExactly(new ForeignPlace("probabilities", List.of("scaled", "probabilities")));
    }

    @Test
    void channelsMayComeLast() {
        ForeignOnnx graph = open(ForeignGraphs.channelsLast(false));
        assertThat(graph.input()).isEqualTo(new ForeignInput("serving_default_input:0", true, 0, 32, 32));
        assertThat(graph.places()).containsExactly(new ForeignPlace("answers", List.of("map", "pooled", "answers")));
        assertThat(graph.isChannelsLast("map", List.of(1L, 8L, 8L, 16L))).isTrue();
        assertThat(graph.scale()).isEmpty();
        assertThat(open(ForeignGraphs.channelsLast(true)).scale()).contains(ForeignScale.BYTES);
    }

    @Test
    void aFeatureExtractorIsTakenAtItsOwnOutput() {
        ForeignOnnx graph = open(ForeignGraphs.extractor());
        assertThat(graph.input()).isEqualTo(new ForeignInput("input", false, 0, 0, 0));
        assertThat(graph.places()).containsExactly(new ForeignPlace("map", List.of("map")));
        assertThat(graph.isChannelsLast("map", List.of(1L, 16L, 8L, 8L))).isFalse();
    }

    @Test
    void everyOutputIsAPlace() {
        assertThat(open(ForeignGraphs.several()).places())
                .containsExactly(
                        new ForeignPlace("tokens", List.of("tokens")),
                        new ForeignPlace("pooler_output", List.of("pooler_output")));
    }

    @Test
    void aFixedBatchIsSeen() {
        assertThat(open(ForeignGraphs.classifier(1)).input().batch()).isEqualTo(1);
    }

    @Test
    void operatorsThatNobodyHasAreRefusedAndThoseOfTheRuntimeAreNot() {
        refused(ForeignGraphs.withOperator("acme", "Magic"), "acme.Magic");
        refused(ForeignGraphs.withOperator("com.microsoft", "EPContext"), "EPContext");
        refused(ForeignGraphs.withOperator("", "RandomNormalLike"), "RandomNormalLike");
        refused(ForeignGraphs.branching(), "a graph inside");
        assertThat(open(ForeignGraphs.withOperator("com.microsoft", "Gelu")).outputs())
                .containsExactly("odd");
    }

    @Test
    void weightsInOtherFilesAreRefused() {
        refused(ForeignGraphs.external(), "in other files");
    }

    @Test
    void oldVersionsAreRefused() {
        refused(ForeignGraphs.inVersion(8), "from version 9 on");
        assertThat(open(ForeignGraphs.inVersion(9)).outputs()).containsExactly("map");
    }

    @Test
    void whatIsTakenHasToBeAPicture() {
        refused(ForeignGraphs.taking(0, 3, 100_000, 100_000), "no batch of colour pictures");
        refused(ForeignGraphs.taking(0, 1, 32, 32), "no batch of colour pictures");
        refused(ForeignGraphs.taking(0, 128), "no batch of colour pictures");
        refused(ForeignGraphs.taking(100_000, 3, 32, 32), "no batch of colour pictures");
        refused(ForeignGraphs.taking(0, 3, 4, 4), "no batch of colour pictures");
    }

    @Test
    void claimsThatTheBytesDoNotBearOutAreRefused() {
        refused(ForeignGraphs.claiming(1 << 20, 1 << 20, 1 << 20, 1 << 20), "damaged");
        refused(ForeignGraphs.claiming(16, 3, 3, 3), "damaged");
        refused(ForeignGraphs.claiming(-1, 3, 3, 3), "damaged");
        refused(ForeignGraphs.withNumber(100_000_000), "damaged");
        // "Up to the end" is what the largest number says.
        assertThat(open(ForeignGraphs.withNumber(Long.MAX_VALUE)).outputs()).containsExactly("odd");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40, 300, 1500})
    void aFileThatEndsEarlyIsRefused(int length) {
        byte[] whole = ForeignGraphs.classifier(0);
        assertThat(length).isLessThan(whole.length);
        refused(Arrays.copyOf(whole, length), "");
    }

    @Test
    void cutAndJoinedAgainNothingIsLostAndNoNameOfAPersonKept() {
        ForeignOnnx graph = open(ForeignGraphs.classifierWithNames());
        ForeignCut cut = ForeignCut.of(graph, "map", "MAP");
        assertThat(cut.weights().tensors())
                .extracting(t -> t.shape())
                .containsExactly(List.of(16, 3, 4, 4), List.of(16));
        String structure = new String(
                java.util.Base64.getDecoder().decode(cut.structure()), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(structure).doesNotContain("somebody").doesNotContain("Gemm");
        ForeignCut other = ForeignCut.of(graph, "map", "MAP_CHANNELS_LAST");
        assertThat(other.node()).isNotEqualTo(cut.node());
        assertThat(other.weights().digest()).isNotEqualTo(cut.weights().digest());
    }

    @Test
    void multiplicationsAreCounted() {
        ForeignOnnx graph = open(ForeignGraphs.classifier(0));
        ForeignWork work = ForeignWork.of(graph, List.of("logits"));
        assertThat(work.values()).containsExactly("map_linear", "logits");
        Map<String, List<Long>> shapes = Map.of("map_linear", List.of(1L, 16L, 8L, 8L), "logits", List.of(1L, 10L));
        assertThat(work.multiplyAdds(shapes)).isEqualTo(16 * 8 * 8 * 3 * 4 * 4 + 16 * 10);
        assertThat(work.upTo("map").multiplyAdds(shapes)).isEqualTo(16 * 8 * 8 * 3 * 4 * 4);
    }
}

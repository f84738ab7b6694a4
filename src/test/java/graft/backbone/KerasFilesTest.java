package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.network.BatchNormFolding;
import graft.network.file.SafeTensors;
import graft.network.testing.FormulaWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KerasFilesTest {

    @TempDir
    private Path folder;

    @Test
    void allLayoutsOfTheSameWeightsGiveTheSameNetwork() throws IOException {
        BatchNormFolding.Folded plain = WeightFiles.load(WeightFixtures.file("weights_only", folder));
        BatchNormFolding.Folded split = WeightFiles.load(WeightFixtures.file("split_names_with_classifier", folder));
        BatchNormFolding.Folded folded = WeightFiles.load(WeightFixtures.file("folded", folder));
        assertThat(plain.network()).isEqualTo(split.network()).isEqualTo(folded.network());
        assertThat(split.weights().digest()).isEqualTo(plain.weights().digest());
    }

    @Test
    void kernelsAreTurnedFromKerasToOurs() throws IOException {
        BatchNormFolding.Folded folded = WeightFiles.load(WeightFixtures.file("folded", folder));
        // [3, 3, 3, 8] with value ((i * 7919 + crc) % 13 - 6) / 16 at the flat index i, as the fixture was made
        float[] ours = folded.weights().get("Conv1.weight").values();
        long crc = Integer.toUnsignedLong(FormulaWeights.seed("Conv1/kernel"));
        for (int y = 0, row = 1, column = 2, in = 0; y < 8; y++) {
            int i = ((row * 3 + column) * 3 + in) * 8 + y;
            assertThat(ours[((y * 3 + in) * 3 + row) * 3 + column]).isEqualTo(((i * 7919L + crc) % 13 - 6) / 16f);
        }
        float[] depthwise = folded.weights().get("block_1_depthwise.weight").values();
        long seed = Integer.toUnsignedLong(FormulaWeights.seed("block_1_depthwise/depthwise_kernel"));
        int channels = depthwise.length / 9;
        int i = (2 * 3 + 1) * channels + 5;
        assertThat(depthwise[5 * 9 + 2 * 3 + 1]).isEqualTo(((i * 7919L + seed) % 13 - 6) / 16f);
    }

    @Test
    void ourOwnFilesAreRecognisedToo() throws IOException {
        BatchNormFolding.Folded folded = WeightFiles.load(WeightFixtures.file("weights_only", folder));
        Path own = folder.resolve("own.safetensors");
        SafeTensors.write(own, folded.weights(), Map.of());
        BatchNormFolding.Folded again = WeightFiles.load(own);
        assertThat(again.network()).isEqualTo(folded.network());
        assertThat(again.weights().digest()).isEqualTo(folded.weights().digest());
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2_1.0, WEIGHTS, Conv1",
        "squeezenet_v1.1, WEIGHTS, squeezenet_v1.1",
        "resnet9000, USAGE, mobilenet_v2_0.35",
        "mobilenet_v2_9.99, USAGE, squeezenet_v1.1",
    })
    void anotherArchitectureIsRefusedNamingTheFirstTensor(String name, ErrorCode code, String named)
            throws IOException {
        Path file = WeightFixtures.file("weights_only", folder);
        assertThatThrownBy(() -> WeightFiles.load(file, name)).isInstanceOfSatisfying(GraftException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.userMessage().english()).contains(named);
        });
    }
}

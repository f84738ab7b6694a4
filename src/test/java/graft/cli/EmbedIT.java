package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.testing.GraftProcess;
import graft.cli.testing.GraftProcess.Outcome;
import graft.common.Json;
import graft.network.testing.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real export of Teachable Machine through the packaged command, against what PyTorch answers for the same weights. */
class EmbedIT {

    private static final double TOLERANCE = 1e-3;

    @TempDir
    Path folder;

    @Test
    void aTeachableMachineExportIsABackboneAndItsFeaturesAreThoseOfAnotherProgram() throws Exception {
        Path export = TestData.require("weights/mobilenet_v2_0.35_224_teachable_machine.h5");
        Path answers = TestData.require("reference/oracle/mobilenet_v2_0.35.json");
        JsonNode expected = Json.tree(Files.readString(answers)).get("images").get(0);
        Path picture = answers.resolveSibling(expected.get("png").asText());
        Path out = folder.resolve("features.json");
        GraftProcess graft = new GraftProcess(folder);

        Outcome embedded = graft.run("embed", "--backbone", export, picture, "--out", out, "--json");

        assertThat(embedded.exit()).as(embedded.err()).isZero();
        assertThat(embedded.json().at("/backbone/architecture").asText()).isEqualTo("mobilenet_v2_0.35");
        assertFeatures(Json.tree(Files.readString(out)).at("/pictures/0/features"), expected.get("features"));
        assertThat(graft.run("backbones", "verify", "mobilenet_v2_0.35").exit()).isZero();
    }

    private static void assertFeatures(JsonNode features, JsonNode expected) {
        assertThat(features).hasSameSizeAs(expected);
        double mean = 0;
        double squares = 0;
        for (JsonNode value : expected) {
            mean += value.asDouble() / expected.size();
            squares += value.asDouble() * value.asDouble() / expected.size();
        }
        double spread = Math.sqrt(squares - mean * mean);
        for (int i = 0; i < expected.size(); i++) {
            double right = expected.get(i).asDouble();
            double unit = Math.max(Math.abs(right), spread);
            assertThat(Math.abs(features.get(i).asDouble() - right)).isLessThan(TOLERANCE * unit);
        }
    }
}

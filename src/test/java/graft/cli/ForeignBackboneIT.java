package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.testing.GraftProcess;
import graft.cli.testing.GraftProcess.Outcome;
import graft.common.ErrorCode;
import graft.network.file.ForeignGraphs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ONNX file of another program through the packaged command: imported, trained on, asked, exported. */
class ForeignBackboneIT {

    private static final Path LEAVES = Path.of("sample-datasets/leaves");

    @TempDir
    private Path folder;

    @Test
    void aHeadLearnsOnTheGraphOfAnotherProgram() throws Exception {
        GraftProcess graft = new GraftProcess(folder);
        Path file = Files.write(folder.resolve("small net.onnx"), ForeignGraphs.classifier(1));
        Outcome imported = graft.run("backbones", "import", file);
        assertThat(imported.exit()).as(imported.err()).isZero();
        assertThat(imported.out())
                .contains("choose it with --backbone onnx-small_net.")
                .contains("the mean of a map of 8 x 8 with 16 channels")
                .contains("It takes one picture at a time.");
        Outcome several =
                graft.run("backbones", "import", Files.write(folder.resolve("several.onnx"), ForeignGraphs.several()));
        assertThat(several.exit()).isEqualTo(ErrorCode.USAGE.exitCode());
        assertThat(several.err()).contains("pooler_output (a vector of 16). Choose one with --output NAME.");

        Outcome trained = graft.run(
                "train",
                "--images",
                LEAVES.toAbsolutePath(),
                "--backbone",
                "onnx-small_net",
                "--augment",
                "none",
                "--epochs",
                "3",
                "--json");
        assertThat(trained.exit()).as(trained.err()).isZero();
        JsonNode report = trained.json();
        assertThat(report.get("parity").asDouble()).isLessThan(1e-3);

        Path exported = folder.resolve("exported.onnx");
        Outcome export = graft.run("export", report.get("run").asText(), "--out", exported);
        assertThat(export.exit()).as(export.err()).isZero();
        assertThat(exported).hasSameBinaryContentAs(Path.of(report.get("model").asText()));
        assertThat(answers(graft, exported.toString()))
                .isEqualTo(answers(graft, report.get("run").asText()));
    }

    private static String answers(GraftProcess graft, String model) throws Exception {
        Outcome predicted = graft.run("predict", model, LEAVES.resolve("oak").toAbsolutePath(), "--json");
        assertThat(predicted.exit()).as(predicted.err()).isZero();
        assertThat(predicted.json().get("pictures")).hasSizeGreaterThan(20);
        return predicted.json().get("pictures").toString();
    }
}

package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.BackboneInfo;
import graft.backbone.SelfTest;
import graft.cli.CommandBench.Outcome;
import graft.common.ApplicationFolder;
import graft.common.Json;
import graft.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackbonesCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;

    @BeforeEach
    void makeBench() {
        bench = new CommandBench(folder);
    }

    private Path onDisk(String id) throws IOException {
        return Files.createDirectories(folder.resolve("home/data/backbones").resolve(id));
    }

    @Test
    void theListHasLicenceAndTermsOfEach() throws Exception {
        JsonNode rows = bench.run("backbones", "list", "--json").json().get("backbones");

        assertThat(rows.findValuesAsText("id")).contains("mobilenet_v2_1.0", "squeezenet_v1.1");
        for (JsonNode row : rows) {
            assertThat(row.get("licence").asText()).isNotBlank();
            assertThat(row.get("terms").asText()).contains("ImageNet");
            assertThat(row.get("onDisk").asBoolean()).isFalse();
        }
        assertThat(bench.run("backbones", "list").out())
                .contains("mobilenet_v2_1.0")
                .contains("Terms of the data");
    }

    @Test
    void aDamagedOneIsListedWithWhatToDo() throws IOException {
        Files.writeString(onDisk("mine").resolve("backbone.json"), "{");

        assertThat(bench.run("backbones", "list").out())
                .containsPattern("mine +damaged")
                .contains("import its weights again");
        assertThat(bench.run("backbones", "remove", "mine").exit()).isZero();
        assertThat(onDisk("").resolve("mine")).doesNotExist();
    }

    @Test
    void oneThatIsNotSoundFailsTheCheckOfAll() throws Exception {
        onDisk("good");
        onDisk("bad");

        Outcome outcome = bench.run("backbones", "verify");
        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.out()).contains("good: sound").contains("bad: not sound");
        assertThat(outcome.sentence()).contains("bad is damaged");
        JsonNode rows =
                bench.run("backbones", "verify", "good", "--json").json().get("backbones");
        assertThat(rows.get(0).get("sound").asBoolean()).isTrue();
        assertThat(rows.get(0).get("deviation").asDouble()).isEqualTo(2e-6);
    }

    @Test
    void withoutAnyOnDiskThereIsNothingToCheck() {
        assertThat(bench.run("backbones", "verify").out()).contains("graft backbones import");
        assertThat(bench.workers.asked).isEmpty();
    }

    @Test
    void theOneThatComesWithGraftIsReadyWithItsTermsAndStays() throws Exception {
        Path shipped = Files.createDirectories(folder.resolve("graft/assets/backbones/sprout"));
        BackboneInfo info = new BackboneInfo(
                "sprout",
                "Sprout",
                "Small.",
                "sprout",
                "0",
                "its own",
                "Learned from a lot.",
                "Graft",
                "",
                Optional.empty());
        SelfTest test = new SelfTest(1, 1, List.of(1f, 2f));
        Files.writeString(
                shipped.resolve("backbone.json"),
                Json.line(Map.of("schemaVersion", 1, "info", info, "selfTest", test)));
        bench.comesWith(
                new ApplicationFolder(Optional.of(folder.resolve("graft/assets")), Optional.empty(), Optional.empty()));

        JsonNode first =
                bench.run("backbones", "list", "--json").json().get("backbones").get(0);
        assertThat(first.get("id").asText()).isEqualTo("sprout");
        assertThat(first.get("onDisk").asBoolean()).isTrue();
        assertThat(first.get("bundled").asBoolean()).isTrue();
        assertThat(bench.run("backbones", "list").out())
                .containsPattern("sprout +Sprout +yes")
                .contains("Learned from a lot.");
        assertThat(bench.run("backbones", "info", "sprout").out())
                .contains("its own", "Learned from a lot.", "comes with Graft");
        assertThat(bench.run("backbones", "verify").out()).contains("sprout: sound");
        assertThat(bench.run("backbones", "remove", "sprout").failedWith(4)).contains("comes with Graft");
    }

    @Test
    void oneOfTheCatalogueIsDescribed() {
        assertThat(bench.run("backbones", "info", "squeezenet_v1.1").out())
                .contains("SqueezeNet")
                .contains("Licence");
    }

    @Test
    void whatARunHasTrainedIsImportedByWhateverThePersonCallsIt() throws IOException {
        RunFolder run = bench.finishedRun("Leaf check", 1, 0.9);

        Outcome outcome = bench.run("backbones", "import", "Leaf check");
        assertThat(outcome.out()).startsWith("Of a run is imported; choose it with --backbone " + run.id() + ".");
        assertThat(bench.workers.asked.get(0).toString()).contains(run.path().toString());
        assertThat(bench.run("backbones", "import", run.path()).exit()).isZero();
        assertThat(bench.run("backbones", "import", run.id(), "--architecture", "vgg16")
                        .failedWith(2))
                .contains("--architecture");
        assertThat(bench.run("backbones", "import", "no-such-run").failedWith(3))
                .contains("no-such-run");
    }

    @Test
    void whatIsNotThereIsASentence() {
        assertThat(bench.run("backbones", "info", "nope").failedWith(4)).contains("nope");
        assertThat(bench.run("backbones", "remove", "nope").failedWith(4)).contains("nope");
        assertThat(bench.run("backbones", "import", folder.resolve("no.h5")).failedWith(4))
                .contains("no.h5");
        assertThat(bench.run("backbones", "remove", "../../data").failedWith(4)).contains("../../data");
    }
}

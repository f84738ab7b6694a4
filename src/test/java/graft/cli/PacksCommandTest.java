package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.compute.pack.Packs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("offered")
class PacksCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;

    static boolean offered() {
        return Packs.bundled().packs().stream()
                .anyMatch(pack -> !pack.archives(Packs.thisSystem()).isEmpty());
    }

    @BeforeEach
    void makeBench() {
        bench = new CommandBench(folder);
    }

    @Test
    void theListSaysWhatEachIsForHowMuchThereIsToFetchAndWhereItLies() throws Exception {
        assertThat(bench.run("packs", "list").out())
                .contains("nd4j-cuda")
                .contains("Training on a graphics card")
                .contains("NVIDIA");
        assertThat(bench.run("packs", "list", "--files").out()).contains("https://repo1.maven.org/maven2/org/nd4j/");
        JsonNode packs = bench.run("packs", "list", "--json").json().get("packs");
        assertThat(packs.findValuesAsText("id")).contains("nd4j-cuda", "nd4j-baseline");
        assertThat(packs.get(0).get("bytes").asLong()).isGreaterThan(1_000_000_000L);
        assertThat(packs.get(0).get("here").asBoolean()).isFalse();
    }

    @Test
    void aFolderWithoutTheFilesIsRefusedAndTheyAreNamed() throws Exception {
        CommandBench.Outcome refused =
                bench.run("packs", "add", "nd4j-baseline", Files.createDirectory(folder.resolve("e")));
        assertThat(refused.exit()).isEqualTo(ErrorCode.DEVICE.exitCode());
        assertThat(refused.err()).contains("openblas-0.3.19-1.5.7").contains("2 files");
    }

    @Test
    void whatIsNotHereCannotBeCheckedOrRemovedAndWhatDoesNotExistNotBeFetched() throws Exception {
        assertThat(bench.run("packs", "verify").out()).contains("No pack is here");
        assertThat(bench.run("packs", "remove", "nd4j-cuda").exit()).isEqualTo(ErrorCode.DEVICE.exitCode());
        assertThat(bench.run("packs", "fetch", "nd4j-rocm").exit()).isEqualTo(ErrorCode.USAGE.exitCode());
    }

    @Test
    void aDeviceThatDoesNotExistIsRefusedBeforeARunIsMade() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        CommandBench.Outcome refused =
                bench.run("train", "--images", pictures, "--backbone", "sprout", "--device", "tpu");
        assertThat(refused.exit()).isEqualTo(ErrorCode.USAGE.exitCode());
        assertThat(refused.err()).contains("--device").contains("tpu");
    }
}

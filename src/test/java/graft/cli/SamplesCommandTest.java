package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;

    @BeforeEach
    void makeBench() {
        bench = new CommandBench(folder);
    }

    @Test
    void theListHasWhatComesWithGraftAndWhatCanBeFetched() throws Exception {
        JsonNode document = bench.run("samples", "list", "--json").json();
        assertThat(document.get("bundled").findValuesAsText("name"))
                .containsExactly("cells", "leaves", "metal", "signs", "flawed");
        assertThat(document.get("public").findValuesAsText("id")).contains("hymenoptera", "eurosat");
        assertThat(document.at("/public/0/licence").asText()).isNotBlank();
        assertThat(bench.run("samples", "list").out())
                .contains("leaves")
                .contains("47 MB")
                .contains("samples render");
    }

    @Test
    void whatCouldNotBeHadIsListedAsThat() throws Exception {
        Path note = folder.resolve("home/data/samples/unavailable.json");
        Files.createDirectories(note.getParent());
        Files.writeString(note, "{\"schemaVersion\":1,\"unavailable\":{\"eurosat\":\"2026-11-20\"}}");
        assertThat(bench.run("samples", "list").out()).contains("2026-11-20");
        Files.createDirectories(folder.resolve("home/data/samples/beans"));
        JsonNode rows = bench.run("samples", "list", "--json").json().get("public");
        assertThat(rows.findValuesAsText("folder")).anyMatch(f -> f.endsWith("beans"));
    }

    @Test
    void unknownNamesAreSentences() {
        assertThat(bench.run("samples", "render", "--set", "nope").failedWith(2))
                .contains("leaves");
        assertThat(bench.run("samples", "download", "nope").failedWith(2)).contains("hymenoptera");
        assertThat(bench.run("samples", "sheet", "leaves", folder.resolve("x.jpg"), "--columns", "0")
                        .failedWith(2))
                .contains("column");
        assertThat(bench.run("samples").exit()).isEqualTo(2);
        assertThat(bench.run("backbones", "download", "nope").failedWith(4)).contains("nope");
    }

    @Test
    void aDatasetThatIsThereIsNotFetchedAgain() throws Exception {
        Files.createDirectories(folder.resolve("home/data/samples/beans"));
        assertThat(bench.run("samples", "download", "beans").failedWith(3)).contains("on disk already");
    }
}

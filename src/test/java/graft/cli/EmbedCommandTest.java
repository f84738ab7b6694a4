package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.CommandBench.Outcome;
import graft.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;
    private Path set;

    @BeforeEach
    void makePictures() throws IOException {
        bench = new CommandBench(folder);
        set = folder.resolve("müll 甲虫 🐞");
        for (String name : List.of(
                "rust/img10.png", "rust/img2.png", "rust/broken.png", "-blight/a.png", "README.md", ".hidden/x.png")) {
            Path file = set.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    @Test
    void theTableHasAClassForClassFoldersAndARowForWhatCouldBeRead() throws Exception {
        Path csv = folder.resolve("f.csv");
        Outcome outcome = bench.run("embed", "--backbone", "tiny", set, "--out", csv);

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(Files.readAllLines(csv))
                .containsExactly(
                        "picture,class,f0,f1",
                        set.resolve("-blight/a.png") + ",'-blight,0.0,0.33333334",
                        set.resolve("rust/img2.png") + ",rust,2.0,0.33333334",
                        set.resolve("rust/img10.png") + ",rust,3.0,0.33333334");
        assertThat(outcome.out()).startsWith("3 of 4 files, each as the 2 features of Tiny, in " + csv + ".");
        assertThat(outcome.out()).contains("Terms of the data: Learned from little.");
        assertThat(outcome.err()).contains("broken.png: The file disappeared");
    }

    @Test
    void theSummaryListsWhatCouldNotBeRead() throws Exception {
        Outcome outcome = bench.run(
                "embed", "--backbone", "tiny", set, "--out", folder.resolve("f.json"), "--json", "--fit", "pad");

        JsonNode summary = outcome.json();
        assertThat(summary.get("pictures").asInt()).isEqualTo(4);
        assertThat(summary.get("embedded").asInt()).isEqualTo(3);
        assertThat(summary.get("features").asInt()).isEqualTo(2);
        assertThat(summary.get("fit").asText()).isEqualTo("pad");
        assertThat(summary.get("classes").asBoolean()).isTrue();
        assertThat(summary.at("/unreadable/0/path").asText())
                .isEqualTo(set.resolve("rust/broken.png").toString());
        assertThat(summary.at("/unreadable/0/problem").asText()).contains("disappeared");
        JsonNode document = Json.tree(Files.readString(folder.resolve("f.json")));
        assertThat(document.get("pictures")).hasSize(4);
        assertThat(document.at("/pictures/1/error").asText()).contains("disappeared");
        assertThat(document.at("/pictures/3/class").asText()).isEqualTo("rust");
    }

    @Test
    void aMatrixHasTheNamesOfItsRowsBesideIt() throws Exception {
        Outcome outcome = bench.run("embed", "--backbone", "tiny", set, "--out", folder.resolve("F.NPY"));

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(Files.size(folder.resolve("F.NPY"))).isEqualTo(128 + 3 * 2 * Float.BYTES);
        assertThat(Files.readAllLines(folder.resolve("F.csv")))
                .hasSize(4)
                .last()
                .isEqualTo(set.resolve("rust/img10.png") + ",rust");
        assertThat(outcome.out()).contains("The names of its rows are in " + folder.resolve("F.csv"));
    }

    @Test
    void picturesByNameAreTakenAsTheyComeWithoutAClass() throws Exception {
        Path csv = folder.resolve("f.csv");
        bench.run("embed", "--backbone", "tiny", set.resolve("rust"), set.resolve("-blight/a.png"), "--out", csv);
        assertThat(Files.readAllLines(csv)).hasSize(4).first().isEqualTo("picture,f0,f1");
        assertThat(Files.readAllLines(csv)).last().asString().startsWith(set.resolve("-blight/a.png") + ",3.0");
    }

    @Test
    void whatFailsLeavesNothing() throws IOException {
        assertThat(bench.run(
                                "embed",
                                "--backbone",
                                "tiny",
                                set.resolve("rust/broken.png"),
                                "--out",
                                folder.resolve("f.csv"))
                        .failedWith(3))
                .startsWith("The file could not be read: The file disappeared");
        bench.workers.diesAfter = 2;
        bench.run("embed", "--backbone", "tiny", set, "--out", folder.resolve("f.npy"))
                .failedWith(5);
        bench.workers.diesAfter = Integer.MAX_VALUE;
        bench.workers.losesAfter = 3;
        bench.run("embed", "--backbone", "tiny", set, "--out", folder.resolve("f.json"))
                .failedWith(1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .noneMatch(n -> n.startsWith("f.") || n.contains("part"));
        }
    }

    @Test
    void whatIsNoUseIsASentence() throws IOException {
        assertThat(bench.run("embed", "--backbone", "tiny", set, "--out", folder.resolve("f.xlsx"))
                        .failedWith(2))
                .contains(".csv, .npy or .json");
        assertThat(bench.run("embed", "--backbone", "no.h5", set, "--out", folder.resolve("f.csv"))
                        .failedWith(4))
                .contains("no.h5");
        assertThat(bench.run("embed", "--backbone", "tiny", "--architecture", "vgg16", set, "--out", "f.csv")
                        .failedWith(2))
                .contains("--architecture");
        assertThat(bench.run("embed", "--backbone", "tiny", set, "--out", "f.csv", "--fit", "twist")
                        .failedWith(2))
                .contains("twist");
        assertThat(bench.run(
                                "embed",
                                "--backbone",
                                "tiny",
                                Files.createDirectories(folder.resolve("e")),
                                "--out",
                                "f.csv")
                        .failedWith(3))
                .contains("not one file");
        bench.run("embed", "--backbone", "tiny", set).failedWith(2);
        bench.run("embed", "--backbone", "tiny", "--out", "f.csv").failedWith(2);
        assertThat(bench.run("embed", set, "--out", "f.csv").failedWith(2)).contains("--backbone");
    }
}

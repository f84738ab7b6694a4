package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.CommandBench.Outcome;
import graft.data.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;
    private Path images;

    @BeforeEach
    void makeBench() {
        bench = new CommandBench(folder);
        images = folder.resolve("my pictures");
    }

    private void pictures(String name, int seed, int count) throws IOException {
        TestPictures.writeClass(Files.createDirectories(images.resolve(name)), seed, count);
    }

    @Test
    void theDocumentHasCountsProblemsAndWhatATestCanShow() throws Exception {
        pictures("oak", 0, 12);
        pictures("ash", 30, 8);
        Files.writeString(images.resolve("ash/notes.txt"), "no picture");

        Outcome outcome = bench.run("inspect", images, "--json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        JsonNode document = outcome.json();
        assertThat(document.get("pictures").asInt()).isEqualTo(20);
        assertThat(document.get("classes").findValuesAsText("name")).containsExactly("ash", "oak");
        assertThat(document.at("/classes/1/pictures").asInt()).isEqualTo(12);
        assertThat(document.at("/findings").findValuesAsText("kind")).contains("Unreadable");
        assertThat(document.at("/sizes/width/median").asInt()).isEqualTo(24);
        assertThat(document.get("precision")).hasSize(3);
        assertThat(document.get("refusal").isNull()).isTrue();
    }

    @Test
    void aPersonSeesABarForEachClassAndWhatToMend() throws IOException {
        pictures("oak", 0, 12);
        pictures("ash", 30, 6);
        Files.writeString(images.resolve("ash/notes.txt"), "no picture");

        assertThat(bench.run("inspect", images).out())
                .contains("18 pictures in 2 classes.")
                .containsPattern("oak +12 +#{30} ")
                .containsPattern("ash +6 +#{15} ")
                .contains("Worth mending")
                .contains("notes.txt")
                .contains("What a test of this size can show");
    }

    @Test
    void groupsAreOfferedByTheNameTheyAreChosenBy() throws Exception {
        for (int leaf = 0; leaf < 8; leaf++) {
            for (int shot = 0; shot < 2; shot++) {
                for (String name : new String[] {"oak", "ash"}) {
                    Path file = images.resolve(name).resolve("leaf" + leaf + "_" + shot + ".png");
                    Files.createDirectories(file.getParent());
                    TestPictures.write(TestPictures.scene(leaf * 10 + shot + name.hashCode(), 24, 20), file, "png");
                }
            }
        }
        assertThat(bench.run("inspect", images).out()).contains("--groups file-names");

        JsonNode grouped =
                bench.run("inspect", images, "--groups", "file-names", "--json").json();
        assertThat(grouped.get("groups").asInt()).isPositive();
        assertThat(bench.run("inspect", images, "--groups", "nonsense").failedWith(3))
                .contains("nonsense");
    }

    @Test
    void whatCannotBeTrainedWithIsReportedAndStillFails() throws Exception {
        pictures("oak", 0, 5);
        Outcome one = bench.run("inspect", images, "--json");
        assertThat(one.exit()).isEqualTo(3);
        assertThat(one.json().get("refusal").asText()).contains("only one class");
        assertThat(one.sentence()).contains("only one class");

        pictures("ash", 20, 1);
        Outcome few = bench.run("inspect", images);
        assertThat(few.exit()).isEqualTo(3);
        assertThat(few.sentence()).contains("only 1 picture");
    }

    @Test
    void onlyUnreadableFilesAreASentence() throws IOException {
        for (String name : new String[] {"a", "b"}) {
            Files.writeString(Files.createDirectories(images.resolve(name)).resolve("x.jpg"), "no picture");
        }
        Outcome outcome = bench.run("inspect", images);
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.sentence()).contains("can be read as a picture");
    }

    @Test
    void aFolderThatCannotBeScannedIsASentence() throws IOException {
        assertThat(bench.run("inspect", images).failedWith(3)).contains("There is no folder");
        Files.createDirectories(images);
        assertThat(bench.run("inspect", images, "--json").failedWith(3)).contains("not one file");
        Files.writeString(images.resolve("loose.jpg"), "x");
        assertThat(bench.run("inspect", images).failedWith(3)).contains("one folder for each class");
        assertThat(bench.run("inspect", images.resolve("loose.jpg")).failedWith(3))
                .contains("a file, not a folder");
    }

    @Test
    void aLockedFolderIsASentence() throws IOException {
        pictures("oak", 0, 3);
        assertThat(images.toFile().setReadable(false)).isTrue();
        try {
            assumeThat(Files.isReadable(images)).as("root reads everything").isFalse();
            assertThat(bench.run("inspect", images).failedWith(3)).contains("may not look into");
        } finally {
            assertThat(images.toFile().setReadable(true)).isTrue();
        }
    }

    @Test
    void optionsThatMakeNoSenseAreASentence() throws IOException {
        pictures("oak", 0, 3);
        assertThat(bench.run("inspect", images, "--val-fraction", "0.9").failedWith(2))
                .contains("0.9");
        assertThat(bench.run("inspect", images, "--seed", "x").failedWith(2)).contains("--seed");
        assertThat(bench.run("inspect").failedWith(2)).contains("FOLDER");
        assertThat(bench.run("inspect", images, "--jsn").failedWith(2)).contains("--jsn");
    }
}

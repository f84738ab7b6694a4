package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.CommandBench.Outcome;
import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.TestPictures;
import graft.data.decode.ImageIoPictureReader;
import graft.data.scan.FolderScanner;
import graft.data.scan.ScanCache;
import graft.data.split.SplitManifest;
import graft.run.RunFiles;
import graft.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;
    private RunFolder run;
    private Path images;

    @BeforeEach
    void makePictures() throws IOException {
        bench = new CommandBench(folder);
        run = bench.finishedRun("Leaf check", 1, 0.9);
        images = folder.resolve("from elsewhere");
        pictures("Blight", 0, 12);
        pictures("rust", 20, 6);
    }

    private void pictures(String name, int seed, int count) throws IOException {
        TestPictures.writeClass(Files.createDirectories(images.resolve(name)), seed, count);
    }

    @Test
    void theDocumentHasTheFiguresOfAnIndependentTest() throws Exception {
        Outcome outcome = bench.run("evaluate", run.id(), "--images", images, "--json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        JsonNode document = outcome.json();
        assertThat(document.at("/evaluation/purpose").asText()).isEqualTo("independent-test");
        assertThat(document.at("/evaluation/pictures").asInt()).isEqualTo(18);
        assertThat(document.at("/evaluation/correct").asInt()).isEqualTo(18);
        assertThat(document.at("/evaluation/interval/low").asDouble()).isBetween(0.7, 0.9);
        assertThat(document.at("/evaluation/confusion/counts/0/0").asInt()).isEqualTo(12);
        assertThat(document.at("/renamed/Blight").asText()).isEqualTo("blight");
        assertThat(document.at("/usedInRun/train").asInt()).isZero();
        assertThat(outcome.err()).contains("The folder Blight is taken for the class blight.");
    }

    @Test
    void aPersonGetsASentenceATableAndTheMatrix() {
        Outcome outcome = bench.run("evaluate", run.id(), "--images", images);

        assertThat(outcome.out())
                .startsWith(
                        "All 18 pictures are right; tested on many more like these, it would most likely be between")
                .contains("6 of 6")
                .containsPattern("blight +12 +\\. +\\.")
                .contains("Too few pictures to tell whether its confidence");
    }

    @Test
    void picturesThatTheRunKnowsAreCounted() throws Exception {
        List<SplitManifest.Entry> entries = new ArrayList<>(run.split().entries());
        List<String> digests = new FolderScanner(new ImageIoPictureReader(), 1)
                .scan(images, ScanCache.none(), Progress.NONE, new CancellationToken()).pictures().stream()
                        .map(p -> p.digest())
                        .toList();
        for (int i = 0; i < 4; i++) {
            SplitManifest.Entry e = entries.get(i);
            entries.set(
                    i,
                    new SplitManifest.Entry(
                            e.path(), digests.get(i), e.className(), e.part(), e.unit(), e.group(), e.present()));
        }
        new SplitManifest(entries).write(run.file(RunFiles.SPLIT));

        Outcome outcome = bench.run("evaluate", run.id(), "--images", images, "--json");

        JsonNode used = outcome.json().get("usedInRun");
        assertThat(used.get("train").asInt()
                        + used.get("validation").asInt()
                        + used.get("test").asInt())
                .isEqualTo(4);
        assertThat(outcome.err()).contains("4 of the 18 pictures belong to the run already");
    }

    @Test
    void copiesOfAPictureCountAsOneWitness() throws Exception {
        for (int i = 0; i < 10; i++) {
            Files.copy(images.resolve("rust/p20.png"), images.resolve("rust/copy" + i + ".png"));
        }
        JsonNode document =
                bench.run("evaluate", run.id(), "--images", images, "--json").json();

        assertThat(document.at("/evaluation/pictures").asInt()).isEqualTo(28);
        assertThat(document.at("/evaluation/groups").asInt()).isEqualTo(18);
    }

    @Test
    void aClassThatTheModelDoesNotKnowIsRefusedByName() throws IOException {
        pictures("mildew", 40, 3);
        assertThat(bench.run("evaluate", run.id(), "--images", images, "--json").failedWith(3))
                .contains("mildew is no class of this model, which knows blight, healthy, rust");
    }

    @Test
    void twoFoldersOfOneClassAreRefused() throws IOException {
        pictures("BLIGHT ", 40, 3);
        assertThat(bench.run("evaluate", run.id(), "--images", images).failedWith(3))
                .contains("Two folders stand for the class blight");
    }

    @Test
    void aFolderWithNothingToMeasureIsASentence() throws IOException {
        Path unreadable = Files.createDirectories(folder.resolve("bad/rust"));
        Files.writeString(unreadable.resolve("a.jpg"), "no picture");

        assertThat(bench.run("evaluate", run.id(), "--images", folder.resolve("bad"))
                        .failedWith(3))
                .contains("can be read as a picture");
        assertThat(bench.run("evaluate", run.id(), "--images", folder.resolve("gone"))
                        .failedWith(3))
                .contains("There is no folder");
        assertThat(bench.run("evaluate", run.file(RunFiles.MODEL)).failedWith(2))
                .contains("--images");
        assertThat(bench.run("evaluate", run.file(RunFiles.MODEL), "--images", images, "--folds")
                        .failedWith(2))
                .contains("on the pictures of a run");
    }

    @Test
    void theOwnTestIsToldWithoutAskingTheModelAgain() throws Exception {
        Outcome outcome = bench.run("evaluate", run.id(), "--json", "--all", "--next", 50, "--prevalence", "rust=1");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        JsonNode document = outcome.json();
        assertThat(document.at("/evaluation/purpose").asText()).isEqualTo("test");
        assertThat(document.at("/evaluation/correct").asInt())
                .isEqualTo(run.evaluation().test().orElseThrow().correct());
        JsonNode more = document.get("more");
        assertThat(more.at("/next/right/high").asInt()).isBetween(1, 50);
        assertThat(more.at("/alarms/2/prevalence").asDouble()).isEqualTo(0.01);
        assertThat(more.at("/curves")).hasSize(3);
        assertThat(more.at("/baseline/right/trials").asInt())
                .isEqualTo(document.at("/evaluation/pictures").asInt());
    }

    @Test
    void aDemandIsKeptInTheProjectAndOneMadeAfterTheTestIsMarked() throws Exception {
        Outcome outcome = bench.run("evaluate", run.id(), "--require", "missed:rust:20", "--never-miss", "rust");

        assertThat(outcome.out())
                .contains("At most 20 % of the pictures of rust are missed (95 % confidence)")
                .contains("Without a single mistake")
                .contains("This was demanded after a model of the project had been tested");
        JsonNode again = bench.run("evaluate", run.id(), "--json").json().get("more");
        assertThat(again.at("/requirements/0/testSeen").asBoolean()).isTrue();
        assertThat(again.at("/requirements/0/check/requirement/atMost").asDouble())
                .isEqualTo(0.2);
        assertThat(again.at("/alarms/0/label").asText()).isEqualTo("rust");
        assertThat(bench.run("evaluate", run.id(), "--require", "missed:rust").failedWith(2))
                .contains("'missed:rust' is no demand");
    }

    @Test
    void groupsOfATableAreComparedInAnyUsualSpreadsheet() throws Exception {
        Path table = folder.resolve("cameras.csv");
        StringBuilder text = new StringBuilder("Bild;Gruppe\n");
        for (Path picture : List.of(images.resolve("Blight"), images.resolve("rust"))) {
            try (var files = Files.list(picture)) {
                files.sorted().forEach(f -> text.append(f.getFileName())
                        .append(';')
                        .append(f.getFileName().toString().hashCode() % 2 == 0 ? "left" : "right")
                        .append('\n'));
            }
        }
        Files.writeString(table, text);

        JsonNode groups = bench.run("evaluate", run.id(), "--images", images, "--groups", table, "--json")
                .json()
                .at("/more/groups");

        assertThat(groups.at("/groups")).hasSize(2);
        assertThat(groups.at("/groups/0/figures/pictures").asInt()
                        + groups.at("/groups/1/figures/pictures").asInt())
                .isEqualTo(18);
        assertThat(groups.at("/groups/0/gap/beyondNoise").asBoolean()).isFalse();
    }
}

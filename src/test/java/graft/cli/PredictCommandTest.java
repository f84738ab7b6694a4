package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.CommandBench.Outcome;
import graft.common.Json;
import graft.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;
    private RunFolder run;
    private Path rust;

    @BeforeEach
    void makePictures() throws IOException {
        bench = new CommandBench(folder);
        run = bench.finishedRun("Leaf check", 1, 0.9);
        rust = Files.createDirectories(folder.resolve("müll 甲虫 'x' 🐞").resolve("rust"));
        for (String name : List.of("img10.png", "img2.png", "broken.png", ".hidden.png", "Thumbs.db")) {
            Files.writeString(rust.resolve(name), name);
        }
    }

    @Test
    void theDocumentHasPathAndSortedLabelsOrTheError() throws Exception {
        Outcome outcome = bench.run("predict", "Leaf check", folder.resolve("müll 甲虫 'x' 🐞"), "--json");

        assertThat(outcome.exit()).isZero();
        JsonNode pictures = outcome.json().get("pictures");
        assertThat(pictures).hasSize(3);
        assertThat(pictures.findValuesAsText("path"))
                .containsExactly(
                        rust.resolve("broken.png").toString(),
                        rust.resolve("img2.png").toString(),
                        rust.resolve("img10.png").toString());
        assertThat(pictures.get(0).get("error").asText()).contains("disappeared");
        assertThat(pictures.get(0).has("labels")).isFalse();
        JsonNode answers = pictures.get(1).get("labels");
        assertThat(answers.findValuesAsText("label")).containsExactly("rust", "blight", "healthy");
        List<Double> probabilities = new ArrayList<>();
        answers.forEach(a -> probabilities.add(a.get("probability").asDouble()));
        assertThat(probabilities).containsExactly(0.9, 0.07, 0.03);
    }

    @Test
    void aPersonGetsALineForEachPictureAndTheReasonsElsewhere() {
        Outcome outcome = bench.run("predict", run.id(), rust.resolve("img2.png"), rust.resolve("broken.png"));

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEqualToIgnoringNewLines(rust.resolve("img2.png") + "  rust 90.0 %");
        assertThat(outcome.err()).contains("broken.png").contains("disappeared");
    }

    @Test
    void topSaysHowManyLabels() throws Exception {
        assertThat(bench.run("predict", run.id(), rust, "--top", 2).out()).contains("rust 90.0 %, blight 7.0 %");
        JsonNode two = bench.run("predict", run.id(), rust.resolve("img2.png"), "--top", "2", "--json")
                .json();
        assertThat(two.at("/pictures/0/labels")).hasSize(2);
        assertThat(bench.run("predict", run.id(), rust, "--top", "0").failedWith(2))
                .contains("--top");
    }

    @Test
    void aTableOrDocumentIsWrittenWhole() throws Exception {
        Path csv = folder.resolve("answers.csv");
        Path json = folder.resolve("answers.json");

        Outcome outcome = bench.run("predict", run.id(), rust, "--out", csv, "--separator", "comma");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().strip()).isEqualTo("2 of 3 files answered, in " + csv + ".");
        assertThat(Files.readAllLines(csv)).hasSize(4).last().asString().contains("img10.png,rust,0.900000,yes");

        Outcome both = bench.run("predict", run.id(), rust, "--out", json, "--json");
        assertThat(both.json()).isEqualTo(Json.tree(Files.readString(json)));
    }

    @Test
    void whereNothingCouldBeAnsweredItFails() {
        assertThat(bench.run("predict", run.id(), rust.resolve("broken.png")).failedWith(3))
                .isEqualTo("The file could not be answered: " + "The file disappeared or could no longer be read while "
                        + "it was looked at.");
    }

    @Test
    void aWorkerThatDiesLeavesNothingHalfWritten() throws IOException {
        bench.workers.diesAfter = 1;
        Path csv = folder.resolve("answers.csv");

        assertThat(bench.run("predict", run.id(), rust, "--out", csv).failedWith(5))
                .contains("memory");
        bench.run("predict", run.id(), rust, "--json").failedWith(5);
        assertThat(csv).doesNotExist();

        bench.workers.diesAfter = Integer.MAX_VALUE;
        assertThat(bench.run("predict", run.id(), rust, "--out", csv).out())
                .contains("2 of 3 files answered")
                .contains("1 of them had been answered before");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .filteredOn(n -> n.contains("answers"))
                    .containsExactly("answers.csv");
        }
    }

    @Test
    void picturesAreCopiedIntoAFolderForEachAnswer() {
        Path sorted = folder.resolve("sorted");
        for (int again = 0; again < 2; again++) {
            Outcome outcome =
                    bench.run("predict", run.id(), rust, "--out", folder.resolve("answers.csv"), "--copy-to", sorted);
            assertThat(outcome.exit()).as(outcome.err()).isZero();
        }
        assertThat(sorted.resolve("rust")).isDirectoryContaining("glob:**/img2.png");
        assertThat(sorted.resolve("rust/img2 (2).png")).doesNotExist();
        assertThat(sorted.resolve("_unreadable")).isDirectoryContaining("glob:**/broken.png");
        assertThat(bench.run("predict", run.id(), rust, "--out", folder.resolve("b.csv"), "--copy-to", rust)
                        .failedWith(2))
                .contains("beside");
    }

    @Test
    void theSeparatorIsAsAskedFor() throws IOException {
        Path csv = folder.resolve("answers.csv");
        bench.run("predict", run.id(), rust, "--out", csv, "--separator", "semicolon");
        assertThat(Files.readAllLines(csv)).last().asString().contains("img10.png;rust;0,900000;yes");
        assertThat(bench.run("predict", run.id(), rust, "--out", csv, "--separator", "dots")
                        .failedWith(2))
                .contains("--separator");
    }

    @Test
    void answersThatAreLostOnTheWayAreNoticed() {
        bench.workers.losesAfter = 2;
        assertThat(bench.run("predict", run.id(), rust, "--json").failedWith(1)).contains("1 of 3");
    }

    @Test
    void whatIsNotThereIsASentence() throws IOException {
        assertThat(bench.run("predict", "nonsense", rust).failedWith(3)).contains("\"nonsense\"");
        assertThat(bench.run("predict", "no.onnx", rust).failedWith(3)).contains("no.onnx");
        assertThat(bench.run("predict", bench.requestedRun("Later").id(), rust).failedWith(3))
                .contains("not finished");
        assertThat(bench.run("predict", run.id(), Files.createDirectories(folder.resolve("empty")))
                        .failedWith(3))
                .contains("not one file");
        assertThat(bench.run("predict", run.id(), rust, "--out", folder.resolve("x.xlsx"))
                        .failedWith(2))
                .contains(".csv or .json");
        bench.run("predict", run.id()).failedWith(2);
        bench.run("predict", run.id(), rust, "--nope").failedWith(2);
    }

    @Test
    void aModelFileCanBeAskedToo() throws IOException {
        Path model = Files.writeString(folder.resolve("m.onnx"), "the fake does not look inside");
        assertThat(bench.run("predict", model, rust).exit()).isZero();
        assertThat(bench.workers.asked.get(0).toString()).contains(model.toString());
    }
}

package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.CommandBench.Outcome;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.worker.protocol.ExportCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;
    private RunFolder run;
    private Path out;

    @BeforeEach
    void makeRun() throws IOException {
        bench = new CommandBench(folder);
        run = bench.finishedRun("Leaf check", 1, 0.9);
        out = Files.createDirectories(folder.resolve("out"));
    }

    @Test
    void theFileAloneIsNamedLikeTheRunAndProven() {
        Outcome outcome = bench.run("export", run.id(), "--out", out, "--format", "onnx");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("PASS").contains(run.id() + ".onnx");
        assertThat(out.resolve(run.id() + ".onnx")).hasContent("exported");
        assertThat(((ExportCall) bench.workers.asked.get(0)).bundle()).isEmpty();
    }

    @Test
    void theEndingOrTheFormatMakesItABundle() throws Exception {
        JsonNode document = bench.run("export", run.id(), "--out", out.resolve("leaf.graft"), "--json")
                .json();
        bench.run("export", run.id(), "--out", out, "--format", "bundle");

        assertThat(document.get("passed").asBoolean()).isTrue();
        assertThat(document.get("file").asText())
                .isEqualTo(out.resolve("leaf.graft").toString());
        assertThat(out.resolve(run.id() + ".graft")).exists();
        ExportCall.Bundle bundle =
                ((ExportCall) bench.workers.asked.get(0)).bundle().orElseThrow();
        assertThat(bundle.results()).isNotEmpty();
        assertThat(bundle.provenance().get("graft").asText()).isEqualTo("0.1.0");
    }

    @Test
    void aFolderGetsTheModelWithItsPrograms() throws IOException {
        Files.writeString(out.resolve("mine.txt"), "mine");
        Outcome outcome = bench.run("export", run.id(), "--out", out);

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        ExportCall call = (ExportCall) bench.workers.asked.get(0);
        assertThat(call.form()).isEqualTo(ExportCall.Form.FOLDER);
        assertThat(call.bundle()).isPresent();
        assertThat(out.resolve("model.onnx")).hasContent("exported");
        assertThat(out.resolve("mine.txt")).hasContent("mine");
        assertThat(bench.run("export", run.id(), "--out", out).failedWith(2)).contains("model.onnx");
    }

    @Test
    void aPageIsAskedForByItsOwnOptionOrByItsEnding() {
        bench.run("export", run.id(), "--page", out.resolve("a.html"));
        bench.run("export", run.id(), "--out", out.resolve("b.html"));

        assertThat(bench.workers.asked)
                .allSatisfy(call -> assertThat(((ExportCall) call).form()).isEqualTo(ExportCall.Form.PAGE));
        assertThat(out.resolve("a.html")).exists();
        assertThat(out.resolve("b.html")).exists();
    }

    @Test
    void nothingIsReplacedUnlessToldTo() throws IOException {
        Path file = Files.writeString(out.resolve("mine.onnx"), "mine");

        assertThat(bench.run("export", run.id(), "--out", file).failedWith(2)).contains("--force");
        assertThat(file).hasContent("mine");
        assertThat(bench.run("export", run.id(), "--out", file, "--force").exit())
                .isZero();
        assertThat(file).hasContent("exported");
    }

    @Test
    void whatAnswersOtherwiseIsNotKept() throws IOException {
        bench.workers.exportDifference = 0.3;

        Outcome outcome = bench.run("export", run.id(), "--out", out);
        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.out()).startsWith("FAIL");
        assertThat(outcome.sentence()).contains("not kept");
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aRunThatHasChangedIsNotExported() throws IOException {
        Path model = run.file(RunFiles.MODEL);
        Files.writeString(model, Files.readString(model).replace('n', 'm'));

        assertThat(bench.run("export", run.id(), "--out", out).failedWith(3)).contains("model.onnx");
    }

    @Test
    void whatMakesNoSenseIsASentence() {
        assertThat(bench.run("export", run.id()).failedWith(2)).contains("--out");
        assertThat(bench.run("export", run.id(), "--out", out, "--format", "zip")
                        .failedWith(2))
                .contains("--format");
        assertThat(bench.run("export", "nonsense", "--out", out).failedWith(3)).contains("nonsense");
    }
}

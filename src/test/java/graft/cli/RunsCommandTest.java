package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.CommandBench.Outcome;
import graft.run.RunFiles;
import graft.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;

    @BeforeEach
    void makeBench() {
        bench = new CommandBench(folder);
    }

    @Test
    void withoutRunsItSaysHowToMakeOne() throws Exception {
        assertThat(bench.run("runs", "list").out()).contains("graft train");
        assertThat(bench.run("runs", "list", "--json").json().get("runs")).isEmpty();
    }

    @Test
    void everyRunIsListedWithItsStateAndFigure() throws Exception {
        RunFolder finished = bench.finishedRun("Leaf check", 1, 0.9);
        RunFolder later = bench.requestedRun("Later");
        RunFolder damaged = bench.finishedRun("Cut off", 1, 0.9);
        Files.writeString(damaged.file(RunFiles.FINISHED), "{");

        Outcome text = bench.run("runs", "list");
        JsonNode runs = bench.run("runs", "list", "--json").json().get("runs");

        assertThat(text.exit()).isZero();
        assertThat(text.out()).containsPattern(finished.id() + " +Leaf check +leaves-1 +finished +\\d\\d\\.\\d % \\(");
        assertThat(text.out()).contains(" of 51").contains(damaged.id() + ": ").contains("2026-11-21 12:00");
        assertThat(runs.findValuesAsText("id")).containsExactlyInAnyOrder(finished.id(), later.id(), damaged.id());
        JsonNode first = find(runs, finished.id());
        assertThat(first.get("state").asText()).isEqualTo("finished");
        assertThat(first.at("/headline/pictures").asInt()).isEqualTo(51);
        assertThat(first.at("/headline/interval/low").asDouble()).isPositive();
        assertThat(first.get("folder").asText()).isEqualTo(finished.path().toString());
        assertThat(find(runs, later.id()).get("resumable").asBoolean()).isTrue();
        assertThat(find(runs, damaged.id()).get("headline").isNull()).isTrue();
    }

    private static JsonNode find(JsonNode runs, String id) {
        for (JsonNode run : runs) {
            if (run.get("id").asText().equals(id)) {
                return run;
            }
        }
        throw new AssertionError("no " + id);
    }

    @Test
    void aRunIsShownWholeAndAsFarAsItCame() throws Exception {
        RunFolder finished = bench.finishedRun("Leaf check", 1, 0.9);
        RunFolder later = bench.requestedRun("Later");

        assertThat(bench.run("runs", "show", "Leaf check").out())
                .contains("blight, healthy, rust")
                .contains("19 stages frozen")
                .contains("True \\ named")
                .contains("answered 20 pictures alike");
        JsonNode document = bench.run("runs", "show", finished.id(), "--json").json();
        assertThat(document.at("/plan/classes")).hasSize(3);
        assertThat(document.at("/evaluation/test/pictures").asInt()).isEqualTo(51);
        assertThat(bench.run("runs", "show", later.id()).out()).contains("requested");
        assertThat(bench.run("runs", "show", "nonsense").failedWith(3)).contains("nonsense");
    }

    @Test
    void aDifferenceWithinTheNoiseIsCalledThat() throws Exception {
        RunFolder first = bench.finishedRun("First", 1, 0.9);
        RunFolder second = bench.finishedRun("Second", 1, 0.84);

        assertThat(bench.run("runs", "compare", first.id(), second.id()).out())
                .contains("the same 51 test pictures")
                .contains("within the noise");
        JsonNode document =
                bench.run("runs", "compare", first.id(), second.id(), "--json").json();
        assertThat(document.get("rows")).hasSize(2);
        assertThat(document.at("/sentences/0").asText()).contains("within the noise");
        assertThat(bench.run("runs", "compare", first.id()).failedWith(2)).contains("two");
        assertThat(bench.run(
                                "runs",
                                "compare",
                                first.id(),
                                bench.requestedRun("Later").id())
                        .failedWith(3))
                .contains("not finished");
    }

    @Test
    void deletingIsAskedForTwiceAndCanBeUndone() throws IOException {
        RunFolder run = bench.finishedRun("Leaf check", 1, 0.9);

        assertThat(bench.run("runs", "delete", run.id()).failedWith(2)).contains("--yes");
        assertThat(run.path()).exists();
        assertThat(bench.run("runs", "delete", run.id(), "--yes").exit()).isZero();
        assertThat(run.path()).doesNotExist();
        assertThat(bench.run("runs", "show", run.id()).failedWith(3)).contains("restore");
        assertThat(bench.run("runs", "restore", run.id()).exit()).isZero();
        assertThat(run.path()).exists();
        assertThat(bench.run("runs", "restore", "nonsense").failedWith(3)).contains("nonsense");
    }

    @Test
    void withoutASubcommandItAsksWhich() {
        assertThat(bench.run("runs").failedWith(2)).contains("Which command?");
        assertThat(bench.run("runs", "lsit").failedWith(2)).contains("lsit");
    }
}

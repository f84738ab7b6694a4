package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.testing.GraftProcess;
import graft.cli.testing.PatternPictures;
import graft.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real disk that is full: a file system of 200 KB for the cache, in a mount namespace of the test's own, so that nobody has
 * to be root. Elsewhere than on Linux, and where such namespaces are forbidden, it is skipped.
 */
class FullDiskIT {

    private static final String SCRIPT = """
            mount -t tmpfs -o size=200k tmpfs "$GRAFT_HOME/cache" || exit 99
            "$GRAFT" train --images "$PICTURES" --backbone "$WEIGHTS" --epochs 6 --cache-budget 1 --json \\
                >"$OUT/first.out" 2>"$OUT/first.err"
            echo $? >"$OUT/first.exit"
            ls "$GRAFT_HOME"/data/projects/*/runs >"$OUT/runs"
            mount -o remount,size=100m "$GRAFT_HOME/cache" || exit 99
            "$GRAFT" runs resume "$(cat "$OUT/runs")" --json >"$OUT/second.out" 2>"$OUT/second.err"
            """;

    @TempDir
    Path folder;

    @Test
    void aRunWhoseCacheHasNoRoomGoesOnAsSoonAsThereIsSome() throws Exception {
        assumeTrue(run(namespace("mount -t tmpfs -o size=100k tmpfs \"$OUT\"")) == 0, "no small disk can be made here");
        Path pictures = PatternPictures.paint(folder.resolve("pictures"), 20, 1);
        Path weights = PatternPictures.untrainedBackbone(folder.resolve("weights.safetensors"));
        GraftProcess roomy = new GraftProcess(Files.createDirectories(folder.resolve("roomy")));
        JsonNode whole = roomy.run(
                        "train",
                        "--images",
                        pictures,
                        "--backbone",
                        weights,
                        "--epochs",
                        "6",
                        "--cache-budget",
                        "1",
                        "--json")
                .json();

        ProcessBuilder script = namespace(SCRIPT);
        Files.createDirectories(folder.resolve("home").resolve("cache"));
        script.environment().put("PICTURES", pictures.toString());
        script.environment().put("WEIGHTS", weights.toString());
        assertThat(run(script)).as(text("second.err")).isZero();

        assertThat(text("first.exit").strip()).as(text("first.err")).isEqualTo("5");
        assertThat(text("first.out")).isEmpty();
        assertThat(text("first.err"))
                .contains("could not be kept on disk", "nothing that was computed is lost")
                .doesNotContain("Exception", "\tat ");
        JsonNode resumed = Json.tree(text("second.out"));
        assertThat(resumed.get("bestEpoch")).isEqualTo(whole.get("bestEpoch"));
        assertThat(resumed.get("validation").get("confusion"))
                .isEqualTo(whole.get("validation").get("confusion"));
        assertThat(resumed.get("test").get("logLoss").asDouble())
                .isCloseTo(whole.get("test").get("logLoss").asDouble(), within(1e-3));
        assertThat(views(text("second.err"))).isLessThan(views(text("first.err")));
    }

    /** How many views the trunk had to run over. */
    private static int views(String log) {
        String[] words = log.lines()
                .filter(line -> line.startsWith("Features: "))
                .reduce((first, last) -> last)
                .orElseThrow()
                .split(" ");
        return Integer.parseInt(words[words.length - 1].replace(",", ""));
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private ProcessBuilder namespace(String script) {
        ProcessBuilder builder = new ProcessBuilder("unshare", "--map-root-user", "--mount", "sh", "-c", script);
        Path app = Path.of(System.getProperty("graft.test.app", "target/graft")).toAbsolutePath();
        builder.environment().put("GRAFT", app.resolve("bin/graft").toString());
        builder.environment().put("GRAFT_HOME", folder.resolve("home").toString());
        builder.environment().put("OUT", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private static int run(ProcessBuilder builder) throws InterruptedException {
        try {
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still running after five minutes");
            }
            return process.exitValue();
        } catch (IOException e) {
            return -1; // no such program on this system
        }
    }
}

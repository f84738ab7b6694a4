package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.testing.GraftProcess;
import graft.cli.testing.GraftProcess.Outcome;
import graft.cli.testing.GraftProcess.Running;
import graft.cli.testing.PatternPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Training from scratch through the packaged command and its real workers, killed on the way and not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PretrainIT {

    private static final int EPOCHS = 8;

    @TempDir
    static Path folder;

    private GraftProcess graft;
    private Path pictures;
    private JsonNode whole;

    @BeforeAll
    void pretrain() throws Exception {
        graft = new GraftProcess(folder);
        pictures = PatternPictures.paint(folder.resolve("pictures"), 40, 1);
        Outcome outcome = start("whole", EPOCHS).await();
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        whole = outcome.json();
    }

    private Running start(Object out, int epochs) throws Exception {
        return graft.start(
                "pretrain",
                "--images",
                pictures,
                "--out",
                out,
                "--json",
                "--input-size",
                32,
                "--batch-size",
                24,
                "--epochs",
                epochs);
    }

    @Test
    void itsFigureIsThereWithItsInterval() {
        JsonNode top1 = whole.get("top1");
        assertThat(top1.get("pictures").asInt()).isEqualTo(12);
        assertThat(top1.get("interval").get("low").asDouble())
                .isLessThan(top1.get("interval").get("high").asDouble());
        assertThat(whole.get("history")).hasSize(EPOCHS);
    }

    @Test
    void killedAndResumedItEndsTheSame() throws Exception {
        Running running = start("killed", EPOCHS);
        Path checkpoint = graft.home().resolve("data/pretraining/killed/checkpoint.safetensors");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(checkpoint) || !running.process().isAlive());
        running.process().descendants().forEach(ProcessHandle::destroyForcibly);
        running.process().destroyForcibly();
        running.await();
        assertThat(graft.home().resolve("data/backbones/killed")).doesNotExist();

        Outcome refused = graft.run("pretrain", "--images", pictures, "--out", "killed");
        assertThat(refused.exit()).isEqualTo(2);
        Outcome resumed = graft.run("pretrain", "--out", "killed", "--resume", "--json");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("Going on");
        assertThat(resumed.json().get("weightsDigest")).isEqualTo(whole.get("weightsDigest"));
        assertThat(resumed.json().get("top1")).isEqualTo(whole.get("top1"));
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void theBackboneIsSoundAndCanBeBuiltOn() throws Exception {
        Outcome verified = graft.run("backbones", "verify", "whole");
        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(graft.run("backbones", "info", "whole").out()).contains("Trained from scratch");
        Outcome trained = graft.run("train", "--images", pictures, "--backbone", "whole", "--json", "--epochs", "5");
        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.json().get("test").get("accuracy").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void asAFileItKeepsItsInputSize() throws Exception {
        Path file = folder.resolve("mine.safetensors");
        Outcome outcome = start(file, 1).await();
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        Outcome imported = graft.run("backbones", "import", file, "--json");
        assertThat(imported.exit()).as(imported.err()).isZero();
        String id = imported.json().get("id").asText();
        assertThat(Files.readString(
                        graft.home().resolve("data/backbones").resolve(id).resolve("network.json")))
                .containsPattern("\"height\" *: *32\\b");
    }
}

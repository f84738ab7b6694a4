package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.testing.GraftProcess;
import graft.cli.testing.GraftProcess.Outcome;
import graft.cli.testing.GraftProcess.Running;
import graft.cli.testing.PatternPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are killed, wherever they are just then, and resumed: they end as the run that nobody killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunRecoveryIT {

    private static final int EPOCHS = 6;

    /** What is left on the disk is the same whichever process was killed, so every build tries the moments once. */
    private static final boolean EVERY_MOMENT = Boolean.getBoolean("graft.test.all-moments");

    @TempDir
    static Path folder;

    private Path pictures;
    private Path weights;
    private JsonNode whole;

    /** A moment in the life of a run, by what its folder then holds. */
    enum Moment {
        SCANNING(run -> Files.exists(run.resolve("request.json"))),
        CACHING(run -> Files.exists(run.resolve("plan.json"))),
        IN_AN_EPOCH(run -> events(run).contains("\"epoch\":2")),
        BETWEEN_PHASES(run -> events(run).contains("phaseFinished")),
        WRITING_THE_MODEL(run -> Files.exists(run.resolve("weights.safetensors")));

        private final Predicate<Path> reached;

        Moment(Predicate<Path> reached) {
            this.reached = reached;
        }

        private static String events(Path run) {
            Path file = run.resolve("events.jsonl");
            try {
                return Files.exists(file) ? Files.readString(file) : "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeAll
    void trainOnceWithoutAnyTrouble() throws Exception {
        pictures = PatternPictures.paint(folder.resolve("pictures"), 20, 1);
        weights = PatternPictures.untrainedBackbone(folder.resolve("weights.safetensors"));
        Outcome outcome = train(new GraftProcess(Files.createDirectories(folder.resolve("whole"))))
                .await();
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        whole = outcome.json();
    }

    private Running train(GraftProcess graft) throws IOException {
        return train(graft, "9-stages");
    }

    private Running train(GraftProcess graft, String freeze) throws IOException {
        return graft.start(
                "train", "--images", pictures, "--backbone", weights, "--json", "--freeze", freeze, "--epochs", EPOCHS);
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void aKilledCommandIsResumed(Moment moment) throws Exception {
        GraftProcess graft = new GraftProcess(Files.createDirectories(folder.resolve("command-" + moment)));
        Running running = train(graft);
        Path run = awaitMoment(graft, running, moment);
        running.process().destroyForcibly();
        running.await();
        resumeAndCompare(graft, run, whole);
    }

    static List<Moment> momentsOfAWorker() {
        return EVERY_MOMENT
                ? List.of(Moment.CACHING, Moment.IN_AN_EPOCH, Moment.BETWEEN_PHASES, Moment.WRITING_THE_MODEL)
                : List.of(Moment.IN_AN_EPOCH, Moment.WRITING_THE_MODEL);
    }

    @ParameterizedTest
    @MethodSource("momentsOfAWorker")
    void aKilledWorkerIsNoticedAndTheRunResumed(Moment moment) throws Exception {
        GraftProcess graft = new GraftProcess(Files.createDirectories(folder.resolve("worker-" + moment)));
        Running running = train(graft);
        Path run = awaitMoment(graft, running, moment);
        running.process().descendants().forEach(ProcessHandle::destroyForcibly);
        Outcome outcome = running.await();
        assertThat(outcome.exit()).as(outcome.err()).isNotZero();
        assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
        resumeAndCompare(graft, run, whole);
    }

    /** After the only phase and before the model is written, the head is trained again on validation pictures too. */
    @Test
    void aCommandKilledWhileTheHeadIsTrainedAgainIsResumed() throws Exception {
        Outcome undisturbed = train(new GraftProcess(Files.createDirectories(folder.resolve("whole-head"))), "head")
                .await();
        assertThat(undisturbed.exit()).as(undisturbed.err()).isZero();
        assertThat(undisturbed.json().get("refit").get("epochs"))
                .isEqualTo(undisturbed.json().get("bestEpoch"));
        GraftProcess graft = new GraftProcess(Files.createDirectories(folder.resolve("command-refit")));
        Running running = train(graft, "head");
        Path run = awaitMoment(graft, running, Moment.BETWEEN_PHASES);
        running.process().destroyForcibly();
        running.await();
        resumeAndCompare(graft, run, undisturbed.json());
    }

    @Test
    void aSecondCommandOnTheSameRunIsRefused() throws Exception {
        GraftProcess graft = new GraftProcess(Files.createDirectories(folder.resolve("twice")));
        Running running = train(graft);
        Path run = awaitMoment(graft, running, Moment.IN_AN_EPOCH);
        running.process().descendants().forEach(GraftProcessSignals::pause);
        try {
            Outcome second = graft.run("runs", "resume", run.getFileName());
            assertThat(second.exit()).as(second.err()).isEqualTo(3);
            assertThat(second.err()).doesNotContain("Exception");
        } finally {
            running.process().descendants().forEach(GraftProcessSignals::goOn);
        }
        assertThat(running.await().exit()).isZero();
    }

    private Path awaitMoment(GraftProcess graft, Running running, Moment moment) {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5)).until(() -> runFolder(graft)
                .filter(run -> moment.reached.test(run) || !running.process().isAlive())
                .isPresent());
        assertThat(running.process().isAlive()).as("still at work when killed").isTrue();
        return runFolder(graft).orElseThrow();
    }

    private static Optional<Path> runFolder(GraftProcess graft) {
        if (!Files.isDirectory(graft.home())) {
            return Optional.empty();
        }
        try (Stream<Path> walk = Files.walk(graft.home(), 6)) {
            List<Path> requests = walk.filter(f -> f.endsWith("request.json"))
                    .filter(f -> !f.getParent().getFileName().toString().startsWith("."))
                    .toList();
            return requests.stream().map(Path::getParent).findFirst();
        } catch (IOException | UncheckedIOException e) {
            // Files come and go while it is looked at; the next look will do.
            return Optional.empty();
        }
    }

    private void resumeAndCompare(GraftProcess graft, Path run, JsonNode expected) throws Exception {
        Outcome resumed = graft.run("runs", "resume", run.getFileName(), "--json");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        JsonNode report = resumed.json();
        for (String part : List.of("validation", "test")) {
            assertThat(report.get(part).get("confusion"))
                    .as(part)
                    .isEqualTo(expected.get(part).get("confusion"));
            assertThat(report.get(part).get("logLoss").asDouble())
                    .as(part)
                    .isCloseTo(expected.get(part).get("logLoss").asDouble(), within(1e-3));
        }
        assertThat(report.get("bestEpoch")).isEqualTo(expected.get("bestEpoch"));
        assertThat(report.get("refit")).isEqualTo(expected.get("refit"));
        assertThat(report.get("bestPhase")).isEqualTo(expected.get("bestPhase"));
    }
}

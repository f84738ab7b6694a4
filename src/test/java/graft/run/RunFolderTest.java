package graft.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.training.Candidate;
import graft.training.Checkpoint;
import graft.training.PhaseState;
import graft.training.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    Path folder;

    private SampleRun sample() {
        return new SampleRun(folder.resolve("runs").resolve("r"));
    }

    @Test
    void aRunIsWhatItsFilesSay() throws IOException {
        SampleRun sample = sample();
        RunFolder run = sample.folder();
        assertThat(run.state()).isInstanceOf(RunState.Unreadable.class);
        sample.requested("Leaves");
        assertThat(run.state()).isEqualTo(new RunState.Requested());
        sample.prepared();
        assertThat(run.state()).isEqualTo(new RunState.Prepared());
        sample.trained();
        assertThat(run.state()).isEqualTo(new RunState.Interrupted(20));
        try (ExclusiveLock lock = run.lock(Duration.ZERO)) {
            assertThat(run.state()).isEqualTo(new RunState.Training(20));
        }
        sample.finished(1, 0.9);
        assertThat(run.state()).isEqualTo(new RunState.Finished(StopReason.COMPLETED, SampleRun.NOON));
        run.verify();
        assertThat(run.name()).isEqualTo("Leaves");
        assertThat(run.created()).contains(SampleRun.NOON);
    }

    @Test
    void whatIsWrittenComesBack() throws IOException {
        SampleRun sample = sample();
        RunFolder run =
                sample.requested("x").prepared().trained().finished(1, 0.9).folder();
        assertThat(run.request()).isEqualTo(SampleRun.request("x"));
        assertThat(run.plan()).isEqualTo(SampleRun.plan(SampleRun.CLASSES));
        assertThat(run.split()).isEqualTo(sample.split());
        assertThat(run.pictures().of(Part.TRAIN)).isEqualTo(153);
        assertThat(run.predictions()).isEqualTo(sample.predictions(1, 0.9));
        assertThat(run.provenance()).isEqualTo(SampleRun.provenance());
        assertThat(run.evaluation().headline().orElseThrow().pictures()).isEqualTo(51);
        assertThat(run.evaluation().uncalibrated()).isPresent();
        assertThat(run.history().epochs()).isEqualTo(20);
    }

    @Test
    void aFailureIsKeptUntilTheNextAttempt() {
        SampleRun sample = sample().requested("x").prepared();
        Message why = Message.of("training.cacheFailed");
        sample.folder().fail(new GraftException(ErrorCode.DEVICE, why), SampleRun.CLOCK);
        assertThat(sample.folder().state()).isEqualTo(new RunState.Failed(why));
        assertThat(sample.folder().state().resumable()).isTrue();
        sample.trained();
        assertThat(sample.folder().state()).isEqualTo(new RunState.Interrupted(20));
    }

    @Test
    void aRunWithoutAllItsFilesIsNotFinished() {
        SampleRun sample = sample().requested("x").prepared().trained();
        assertThatIllegalStateException()
                .isThrownBy(() -> sample.folder().finish(StopReason.COMPLETED, SampleRun.CLOCK))
                .withMessageContaining(RunFiles.WEIGHTS);
    }

    @Test
    void twoAtATimeAreOneTooMany() {
        SampleRun sample = sample().requested("x");
        try (ExclusiveLock lock = sample.folder().lock(Duration.ZERO)) {
            assertThatExceptionOfType(GraftException.class)
                    .isThrownBy(() -> sample.folder().lock(Duration.ofMillis(5)))
                    .withMessageContaining("Another command is at work on the run r");
        }
    }

    @Test
    void aChangedModelIsFoundOutByItsDigest() throws IOException {
        RunFolder run = SampleRun.finished(folder.resolve("r"), 1, 0.9);
        byte[] model = Files.readAllBytes(run.file(RunFiles.MODEL));
        model[3] ^= 1;
        Files.write(run.file(RunFiles.MODEL), model);
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(run::verify)
                .withMessageContaining("r/model.onnx is not as it was");
    }

    @Test
    void trainingGoesOnWhereTheCheckpointSays() {
        Candidate head =
                new Candidate(0, 7, StopReason.STOPPED_EARLY, graft.network.Weights.of(List.of()), new float[0]);
        PhaseState state = new PhaseState(1, 4, 2, 20, 0.1, 1, 2, 0.5, 3, 1, 0);
        graft.network.Weights none = graft.network.Weights.of(List.of());
        Checkpoint.InPhase inPhase = new Checkpoint.InPhase(
                state, none, none, new graft.training.TrainableTail.UpdaterState(0, new float[0]));
        assertThat(ResumePoint.of(Optional.empty())).isEqualTo(ResumePoint.START);
        assertThat(ResumePoint.of(Optional.of(new Checkpoint(List.of(head), Optional.of(inPhase), 1, Duration.ZERO))))
                .isEqualTo(new ResumePoint(1, 3));
        assertThat(ResumePoint.of(Optional.of(new Checkpoint(List.of(head), Optional.empty(), 1, Duration.ZERO))))
                .isEqualTo(new ResumePoint(1, 0));
    }

    /** Every file, cut off at many bytes: the state is told, and never "finished" unless nothing that counts is missing. */
    @Test
    void aFolderCutOffAtAnyByteTellsItsStateInOneSentence() throws IOException {
        Path golden = Path.of("src/test/resources/runs/v1");
        Path copy = folder.resolve("copy");
        copyTree(golden, copy);
        RunFolder run = new RunFolder(copy);
        RunState whole = run.state();
        assertThat(whole).isInstanceOf(RunState.Finished.class);
        for (Path file : files(copy)) {
            byte[] bytes = Files.readAllBytes(file);
            String name = file.getFileName().toString();
            for (int length : lengths(bytes.length)) {
                Files.write(file, Arrays.copyOf(bytes, length));
                RunState state = run.state();
                boolean counts = RunFiles.OF_A_FINISHED_RUN.contains(name) || name.equals(RunFiles.FINISHED);
                // All but the line break at its end is the whole seal.
                boolean sealWhole = name.equals(RunFiles.FINISHED) && length == bytes.length - 1;
                assertThat(state instanceof RunState.Finished)
                        .as("%s cut at %d of %d is %s", name, length, bytes.length, state)
                        .isEqualTo(!counts || sealWhole);
                readEverything(run);
            }
            Files.write(file, bytes);
        }
        assertThat(run.state()).isEqualTo(whole);
    }

    /** The same before the run was finished: what is left is resumed or refused, never misread. */
    @Test
    void anInterruptedRunCutOffAtAnyByteIsResumableOrUnreadable() throws IOException {
        SampleRun sample = sample().requested("x").prepared().trained();
        RunFolder run = sample.folder();
        for (Path file : files(run.path())) {
            byte[] bytes = Files.readAllBytes(file);
            for (int length : lengths(bytes.length)) {
                Files.write(file, Arrays.copyOf(bytes, length));
                RunState state = run.state();
                assertThat(state)
                        .as("%s cut at %d of %d", file.getFileName(), length, bytes.length)
                        .isInstanceOfAny(
                                RunState.Prepared.class, RunState.Interrupted.class, RunState.Unreadable.class);
                if (state.resumable()) {
                    assertThat(run.split().present()).hasSize(255);
                    assertThat(run.plan()).isEqualTo(SampleRun.plan(SampleRun.CLASSES));
                }
                readEverything(run);
            }
            Files.write(file, bytes);
        }
    }

    private static void readEverything(RunFolder run) {
        List<Runnable> readings = List.of(
                run::request,
                run::plan,
                run::pictures,
                run::split,
                run::history,
                run::evaluation,
                run::predictions,
                run::provenance,
                run::verify,
                run::failure,
                run::name);
        for (Runnable reading : readings) {
            try {
                reading.run();
            } catch (GraftException e) {
                assertThat(e.userMessage().english())
                        .doesNotContain("Exception")
                        .endsWith(".");
            }
        }
    }

    private static Iterable<Integer> lengths(int size) {
        TreeSet<Integer> lengths = new TreeSet<>(List.of(0, 1, 2, size / 2, Math.max(0, size - 2), size - 1));
        int step = Math.max(1, size / 12);
        for (int i = 0; i < size; i += step) {
            lengths.add(i);
        }
        return lengths;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

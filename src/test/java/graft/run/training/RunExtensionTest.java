package graft.run.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graft.common.GraftException;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.run.ResumePoint;
import graft.run.RunFolder;
import graft.run.RunHistory;
import graft.run.SampleRun;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import graft.training.Candidate;
import graft.training.Checkpoint;
import graft.training.PhasePlan;
import graft.training.StopReason;
import graft.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunExtensionTest {

    @TempDir
    Path folder;

    private Project project;
    private RunFolder finished;

    @BeforeEach
    void finishARun() throws IOException {
        project = new ProjectStore(folder.resolve("projects"), SampleRun.CLOCK)
                .forImages(Files.createDirectories(folder.resolve("leaves")));
        RunFolder made = project.newRun(SampleRun.request("Leaf check"), SampleRun.CLOCK);
        new SampleRun(made.path()).prepared().trained().finished(1, 0.9);
        finished = made;
    }

    private static Candidate candidate(int phase, StopReason reason) {
        WeightTensor tensor =
                new WeightTensor(new WeightSpec("head.weight", List.of(2)), new float[] {phase + 0.5f, 2});
        return new Candidate(phase, 5, reason, Weights.of(List.of(tensor)), new float[] {1, 2, 3});
    }

    private void checkpoint(Candidate... candidates) throws IOException {
        finished.checkpoints().save(new Checkpoint(List.of(candidates), Optional.empty(), 8, Duration.ofSeconds(42)));
    }

    private RunExtension extension() {
        return new RunExtension(project, SampleRun.CLOCK);
    }

    @Test
    void theNewRunHasOnePhaseMoreAtTheSameCutAndBeginsAtTheEnd() throws IOException {
        checkpoint(candidate(0, StopReason.STOPPED_EARLY), candidate(1, StopReason.COMPLETED));
        RunFolder run = extension().of(finished, 10);
        TrainingPlan before = finished.plan();
        TrainingPlan plan = run.plan();
        assertThat(plan.phases()).hasSize(3).startsWith(before.phases().toArray(PhasePlan[]::new));
        PhasePlan added = plan.phases().get(2);
        assertThat(added.frozenStages()).isEqualTo(before.phases().get(1).frozenStages());
        assertThat(added.epochs()).isEqualTo(10);
        assertThat(added.patience()).as("the person asked for all of them").isEqualTo(10);
        assertThat(added.learningRate()).isLessThan(before.phases().get(1).learningRate());
        assertThat(plan.timeLimit()).isEmpty();
        assertThat(run.split()).isEqualTo(finished.split());
        assertThat(run.request().sameChoices(finished.request())).isTrue();
        Checkpoint from = run.checkpoints().latest().orElseThrow();
        assertThat(ResumePoint.of(Optional.of(from))).isEqualTo(new ResumePoint(2, 0));
        assertThat(from.candidates()
                        .get(1)
                        .trained()
                        .tensors()
                        .iterator()
                        .next()
                        .values())
                .containsExactly(1.5f, 2);
        assertThat(from.candidates().get(1).validationLogits()).containsExactly(1, 2, 3);
        assertThat(from.microBatch()).isEqualTo(8);
    }

    @Test
    void theCurvesSoFarComeAlongAndTheFinishedRunStaysAsItWas() throws IOException {
        checkpoint(candidate(0, StopReason.COMPLETED), candidate(1, StopReason.COMPLETED));
        RunFolder run = extension().of(finished, 10);
        run.beginAttempt(SampleRun.CLOCK, ResumePoint.of(run.checkpoints().latest()))
                .close();
        RunHistory history = run.history();
        assertThat(history.epochs()).isEqualTo(finished.history().epochs());
        assertThat(history.finished()).isEmpty();
        assertThat(history.phases()).allMatch(p -> p.finished().isPresent());
        finished.verify();
        assertThat(project.runs()).hasSize(2);
    }

    @Test
    void aRunThatWasStoppedGoesOnFromWhereItWasStopped() throws IOException {
        checkpoint(candidate(0, StopReason.STOPPED_BY_PERSON));
        RunFolder run = extension().of(finished, 10);
        assertThat(run.plan().phases()).hasSize(2);
        assertThat(run.plan().phases().get(1).frozenStages())
                .isEqualTo(finished.plan().phases().get(0).frozenStages());
        // Otherwise the trainer would take the old stop for one of its own and train nothing.
        assertThat(run.checkpoints().latest().orElseThrow().candidates())
                .extracting(Candidate::reason)
                .containsExactly(StopReason.COMPLETED);
    }

    @Test
    void withoutACheckpointItSaysSo() {
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> extension().of(finished, 10))
                .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo("run.nothingToGoOn"));
        assertThat(project.runs()).hasSize(1);
    }
}

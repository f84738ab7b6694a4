package graft.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Part;
import graft.evaluation.PairedComparison.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {

    @TempDir
    Path folder;

    private RunFolder run(String id, long seed, double skill) throws IOException {
        return SampleRun.finished(folder.resolve(id), seed, skill);
    }

    private static void refused(List<RunFolder> runs, String key) {
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> RunComparison.of(runs))
                .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo(key));
    }

    @Test
    void runsAreComparedWithTheFirstOnTheirTestPictures() throws IOException {
        RunComparison comparison = RunComparison.of(List.of(run("a", 1, 0.95), run("b", 2, 0.94), run("c", 3, 0.4)));

        assertThat(comparison.part()).isEqualTo(Part.TEST);
        assertThat(comparison.pictures()).isEqualTo(51);
        assertThat(comparison.rows()).extracting(RunComparison.Row::id).containsExactly("a", "b", "c");
        assertThat(comparison.rows().get(0).against()).isEmpty();
        assertThat(comparison.rows().get(1).against().orElseThrow().verdict()).isEqualTo(Verdict.WITHIN_NOISE);
        assertThat(comparison.rows().get(2).against().orElseThrow().verdict()).isEqualTo(Verdict.WORSE);
        assertThat(comparison.rows().get(2).sentence().orElseThrow().english()).startsWith("The second is worse");
        RunComparison.Row first = comparison.rows().get(0);
        assertThat(first.frozenStages()).isEqualTo(Optional.of(12));
        assertThat(first.epochs()).isEqualTo(20);
        assertThat(first.seconds()).hasValue(42.5);
        assertThat(first.evaluation().pictures()).isEqualTo(51);
    }

    @Test
    void theRiskOfAFalseAlarmIsSharedAmongTheComparisons() throws IOException {
        RunFolder a = run("a", 1, 0.9);
        RunFolder b = run("b", 2, 0.9);
        RunFolder c = run("c", 3, 0.9);
        assertThat(RunComparison.of(List.of(a, b))
                        .rows()
                        .get(1)
                        .against()
                        .orElseThrow()
                        .interval()
                        .confidence())
                .isEqualTo(0.95);
        assertThat(RunComparison.of(List.of(a, b, c))
                        .rows()
                        .get(1)
                        .against()
                        .orElseThrow()
                        .interval()
                        .confidence())
                .isEqualTo(0.975);
    }

    @Test
    void runsOnOtherPicturesAreNotCompared() throws IOException {
        SampleRun smaller = new SampleRun(folder.resolve("b"), SampleRun.CLASSES, 100);
        smaller.requested("b").prepared().trained().finished(1, 0.9);
        refused(List.of(run("a", 1, 0.9), smaller.folder()), "run.compareOtherPictures");
    }

    @Test
    void otherTestPicturesLeaveTheValidationPictures() throws IOException {
        RunFolder a = run("a", 1, 0.9);
        RunFolder b = run("b", 2, 0.9);
        for (RunFolder run : List.of(a, b)) {
            RunPredictions all = run.predictions();
            // Each run loses another test picture; sealing again makes that its own test.
            List<RunPredictions.Row> test =
                    all.rows().stream().filter(r -> r.part() == Part.TEST).toList();
            RunPredictions.Row gone = test.get(run.equals(a) ? 0 : 1);
            new RunPredictions(
                            all.classes(),
                            all.rows().stream().filter(r -> !r.equals(gone)).toList())
                    .write(run.file(RunFiles.PREDICTIONS));
            run.finish(graft.training.StopReason.COMPLETED, SampleRun.CLOCK);
        }
        RunComparison comparison = RunComparison.of(List.of(a, b));
        assertThat(comparison.part()).isEqualTo(Part.VALIDATION);
        assertThat(comparison.rows().get(0).evaluation().purpose()).isEqualTo(graft.evaluation.Purpose.VALIDATION);
    }

    @Test
    void otherClassesUnfinishedRunsAndLonelyRunsAreRefused() throws IOException {
        RunFolder a = run("a", 1, 0.9);
        SampleRun other = new SampleRun(folder.resolve("b"), List.of("blight", "healthy"), 50);
        other.requested("b").prepared().trained().finished(1, 0.9);
        SampleRun unfinished = new SampleRun(folder.resolve("c"));
        unfinished.requested("c").prepared().trained();
        refused(List.of(a, other.folder()), "run.compareOtherClasses");
        refused(List.of(a, unfinished.folder()), "run.compareUnfinished");
        refused(List.of(a, a), "run.compareTwo");
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> RunComparison.of(List.of(a)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
    }
}

package graft.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.InlineTasks;
import graft.run.RunFolder;
import graft.run.SampleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareModelTest {

    @TempDir
    Path folder;

    private final CompareModel model = new CompareModel(new InlineTasks());

    private RunFolder run(String id, long seed, double skill) throws IOException {
        return SampleRun.finished(folder.resolve(id), seed, skill);
    }

    private Comparison compare(RunFolder... runs) {
        model.compare(Arrays.stream(runs)
                .map(run -> new CompareModel.Chosen(run, run.id(), Optional.empty(), Optional.empty()))
                .toList());
        return model.comparisonProperty().get().orElseThrow();
    }

    private static String said(Comparison comparison, int other) {
        return Comparison.sentence(
                        comparison.versions().get(0), comparison.versions().get(other), Version::name)
                .orElseThrow()
                .english();
    }

    @Test
    void theSentenceComesFromThePairedTestOnTheSameTestPictures() throws IOException {
        Comparison comparison = compare(run("a", 1, 0.95), run("b", 2, 0.94), run("c", 3, 0.4));
        assertThat(comparison.pictures()).isEqualTo(51);
        assertThat(said(comparison, 1)).contains("within the noise", "51 test pictures");
        assertThat(said(comparison, 2)).contains("\"c\" is worse than \"a\"", "51 test pictures");
        assertThat(Comparison.sentence(
                        comparison.versions().get(0), comparison.versions().get(0), Version::name))
                .isEmpty();
        assertThat(comparison.versions().get(1).curves().points()).hasSize(20);
    }

    @Test
    void theLongRunDifferenceIsSaidFromSmallToLarge() throws IOException {
        Comparison comparison = compare(run("a", 3, 0.4), run("b", 1, 0.95));
        String sentence = Comparison.sentence(
                        comparison.versions().get(0), comparison.versions().get(1), Version::name)
                .orElseThrow()
                .text(Locale.GERMAN);
        assertThat(sentence).contains("besser");
        List<Integer> figures = Arrays.stream(sentence.split("\\D+"))
                .filter(s -> !s.isEmpty())
                .map(Integer::valueOf)
                .toList();
        assertThat(figures.get(figures.size() - 2)).isPositive().isLessThan(figures.get(figures.size() - 1));
    }

    @Test
    void versionsThatWereTestedOnOtherPicturesGetNoVerdictButStandSideBySide() throws IOException {
        RunFolder a = run("a", 1, 0.9);
        SampleRun smaller = new SampleRun(folder.resolve("b"), SampleRun.CLASSES, 50);
        smaller.requested("b").prepared().trained().finished(2, 0.9);
        Comparison comparison = compare(a, smaller.folder());
        assertThat(comparison.why().orElseThrow().key()).isEqualTo("compare.otherPictures");
        assertThat(comparison.versions()).hasSize(2).allMatch(v -> v.row().isEmpty());
        assertThat(comparison.versions()).noneMatch(v -> v.curves().points().isEmpty());
    }

    @Test
    void versionsWithOtherClassesAreNotCompared() throws IOException {
        SampleRun other = new SampleRun(folder.resolve("b"), List.of("oak", "birch", "pine"), 85);
        other.requested("b").prepared().trained().finished(2, 0.9);
        Comparison comparison = compare(run("a", 1, 0.9), other.folder());
        assertThat(comparison.why().orElseThrow().key()).isEqualTo("compare.otherClasses");
    }
}

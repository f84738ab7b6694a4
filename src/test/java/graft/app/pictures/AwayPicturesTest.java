package graft.app.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.state.Saver;
import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.app.wizard.Navigator;
import graft.app.wizard.Obstacle;
import graft.app.wizard.OpenModel;
import graft.app.wizard.ProjectOpener;
import graft.common.GraftException;
import graft.data.Part;
import graft.data.decode.ImageIoPictureReader;
import graft.data.scan.Scan;
import graft.data.split.Grouping;
import graft.data.split.SplitManifest;
import graft.data.split.SplitSettings;
import graft.data.split.Units;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that were moved, renamed or unplugged, and folders that have changed since the last look. */
class AwayPicturesTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final OpenModel model = new OpenModel(saver);
    private final InlineTasks tasks = new InlineTasks();
    private Path images;
    private PicturesModel step;

    @BeforeEach
    void chooseAFolder() throws IOException {
        images = folder.resolve("images");
        NoisePictures.write(images.resolve("ants"), 20, 1);
        NoisePictures.write(images.resolve("bees"), 20, 2);
        ProjectStore projects = new ProjectStore(folder.resolve("projects"), Clock.systemUTC());
        step = new PicturesModel(
                model,
                new ProjectOpener(projects, tasks, model, new Navigator()),
                new Surveyor(new ImageIoPictureReader(), 2),
                tasks);
        model.projectProperty().addListener(observable -> step.reset());
        step.choose(images);
        assertThat(step.stateProperty().get()).isInstanceOf(PicturesState.Known.class);
    }

    @AfterEach
    void close() {
        saver.close();
    }

    private Project project() {
        return model.projectProperty().get().orElseThrow();
    }

    private PicturesState.Away away() {
        return (PicturesState.Away) step.stateProperty().get();
    }

    private Path moved() throws IOException {
        return Files.move(images, folder.resolve("elsewhere"));
    }

    /** What a training does with the split. */
    private void train() throws GraftException {
        Scan scan = step.survey().orElseThrow().scan();
        project()
                .place(
                        scan,
                        Units.of(
                                scan.usable(),
                                Grouping.none(),
                                step.survey().orElseThrow().lookAlikes()),
                        new SplitSettings(0.15, 0.15, 1));
    }

    private static Set<String> testPictures(SplitManifest split) {
        return split.of(Part.TEST).stream().map(SplitManifest.Entry::digest).collect(Collectors.toSet());
    }

    private Set<String> testPicturesNow() {
        return testPictures(step.divisionProperty()
                .get()
                .orElseThrow()
                .split()
                .orElseThrow()
                .manifest());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void aProjectWhosePicturesAreAwayOpensFromItsThumbnailsAndSaysWhatIsNotPossible() throws IOException {
        moved();
        step.scanAgain();
        assertThat(away().folder()).isEqualTo(project().images());
        assertThat(away().pictures()).isEqualTo(40);
        assertThat(away().classes()).isEqualTo(2);
        assertThat(away().thumbnails())
                .hasSize(40)
                .allSatisfy(source -> assertThat(source.read().width()).isPositive());
        assertThat(step.obstacleProperty().get()).contains(Obstacle.fix("pictures.offAway"));
        assertThat(step.divisionProperty().get()).isEmpty();
    }

    @Test
    void aMovedFolderIsFoundAndEverythingChosenStays() throws IOException {
        step.decisions().share(0.2, 0.25);
        train();
        Set<String> test = testPictures(project().split().orElseThrow());
        Path elsewhere = moved();
        step.scanAgain();
        step.find(elsewhere);
        assertThat(step.stateProperty().get()).isInstanceOf(PicturesState.Known.class);
        assertThat(project().images()).isEqualTo(elsewhere.toRealPath());
        assertThat(model.draft().split().testFraction()).isEqualTo(0.25);
        assertThat(testPicturesNow()).isEqualTo(test);
        assertThat(step.obstacleProperty().get()).isEmpty();
    }

    @Test
    void aFolderInWhichFilesWereRenamedIsFoundByWhatIsInThem() throws IOException {
        train();
        Set<String> test = testPictures(project().split().orElseThrow());
        Path elsewhere = moved();
        for (Path file : files(elsewhere.resolve("ants"))) {
            Files.move(file, file.resolveSibling("ant of " + file.getFileName()));
        }
        List<Path> bees = files(elsewhere.resolve("bees"));
        for (Path file : bees.subList(0, 10)) {
            Files.move(file, file.resolveSibling("bee of " + file.getFileName()));
        }
        step.scanAgain();
        step.find(elsewhere);
        assertThat(step.stateProperty().get()).isInstanceOf(PicturesState.Known.class);
        assertThat(step.survey().orElseThrow().change()).isEqualTo(Survey.Change.NONE);
        assertThat(testPicturesNow()).isEqualTo(test);
    }

    @Test
    void aFolderOfOtherPicturesIsRefusedInASentenceAndTheThumbnailsStay() throws IOException {
        moved();
        step.scanAgain();
        Path others = folder.resolve("others");
        NoisePictures.write(others.resolve("ants"), 10, 7);
        NoisePictures.write(others.resolve("bees"), 10, 8);
        step.find(others);
        assertThat(away().trouble().orElseThrow().english()).contains("40 that were looked for, 0 lie in");
        assertThat(away().thumbnails()).hasSize(40);
        assertThat(project().images()).isNotEqualTo(others.toRealPath());
    }

    @Test
    void halfOfThePicturesIsAnotherFolder() throws IOException {
        Path elsewhere = moved();
        for (Path file : files(elsewhere.resolve("bees"))) {
            Files.delete(file);
        }
        step.scanAgain();
        step.find(elsewhere);
        assertThat(away().trouble()).isPresent();
    }

    @Test
    void pluggedInAgainItIsThereAgain() throws IOException {
        Path elsewhere = moved();
        step.scanAgain();
        Files.move(elsewhere, images);
        step.scanAgain();
        assertThat(step.survey().orElseThrow().scan().pictures()).hasSize(40);
    }

    @Test
    void lookingAgainSaysWhatIsNewAndOldTestPicturesStayTestPictures() throws IOException {
        train();
        Set<String> test = testPictures(project().split().orElseThrow());
        NoisePictures.write(folder.resolve("more"), 6, 9);
        for (Path file : files(folder.resolve("more"))) {
            Files.move(file, images.resolve("ants").resolve("new " + file.getFileName()));
        }
        Path gone = files(images.resolve("bees")).stream().findFirst().orElseThrow();
        Files.delete(gone);
        step.scanAgain();
        assertThat(step.survey().orElseThrow().change()).isEqualTo(new Survey.Change(6, 1));
        assertThat(step.survey().orElseThrow().arrived()).isEqualTo(6);
        Set<String> now = testPicturesNow();
        Set<String> present = step.survey().orElseThrow().scan().pictures().stream()
                .map(p -> p.digest())
                .collect(Collectors.toSet());
        assertThat(now).containsAll(test.stream().filter(present::contains).toList());
        step.scanAgain();
        assertThat(step.survey().orElseThrow().change()).isEqualTo(Survey.Change.NONE);
    }

    @Test
    void aClassThatIsLeftOutAndTakenInAgainIsNeitherGoneNorNew() throws IOException {
        NoisePictures.write(images.resolve("wasps"), 10, 3);
        step.scanAgain();
        assertThat(step.survey().orElseThrow().change()).isEqualTo(new Survey.Change(10, 0));
        step.decisions().leaveOut("wasps");
        step.scanAgain();
        assertThat(step.survey().orElseThrow().change()).isEqualTo(Survey.Change.NONE);
        step.decisions().takeIn("wasps");
        step.scanAgain();
        assertThat(step.survey().orElseThrow().change()).isEqualTo(Survey.Change.NONE);
    }
}

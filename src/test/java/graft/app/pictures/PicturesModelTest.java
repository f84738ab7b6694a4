package graft.app.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.state.Saver;
import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.app.wizard.Draft;
import graft.app.wizard.Navigator;
import graft.app.wizard.Obstacle;
import graft.app.wizard.OpenModel;
import graft.app.wizard.ProjectOpener;
import graft.app.wizard.StepId;
import graft.app.wizard.WizardModel;
import graft.data.Part;
import graft.data.decode.ImageIoPictureReader;
import graft.data.scan.ScanProblem;
import graft.run.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesModelTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final OpenModel model = new OpenModel(saver);
    private final Navigator navigator = new Navigator();
    private final InlineTasks tasks = new InlineTasks();

    @AfterEach
    void close() {
        saver.close();
    }

    private PicturesModel pictures() {
        ProjectStore projects = new ProjectStore(folder.resolve("projects"), Clock.systemUTC());
        PicturesModel step = new PicturesModel(
                model,
                new ProjectOpener(projects, tasks, model, navigator),
                new Surveyor(new ImageIoPictureReader(), 2),
                tasks);
        assertThat(new WizardModel(model, navigator, List.of(step)).canEnter(StepId.PICTURES))
                .isTrue();
        return step;
    }

    private Path images(int ants, int bees) throws IOException {
        Path images = folder.resolve("images");
        NoisePictures.write(images.resolve("ants"), ants, 1);
        NoisePictures.write(images.resolve("bees"), bees, 2);
        return images;
    }

    @Test
    void withoutAFolderNextIsOffAndSaysWhy() {
        assertThat(pictures().obstacleProperty().get()).contains(Obstacle.fix("pictures.offNothing"));
    }

    @Test
    void aGoodFolderIsScannedAndSplit() throws IOException {
        PicturesModel step = pictures();
        step.choose(images(20, 20));
        assertThat(step.stateProperty().get()).isInstanceOf(PicturesState.Known.class);
        assertThat(step.obstacleProperty().get()).isEmpty();
        Division division = step.divisionProperty().get().orElseThrow();
        assertThat(division.count(Part.TRAIN) + division.count(Part.VALIDATION) + division.count(Part.TEST))
                .isEqualTo(40);
        step.decisions().share(0.25, 0.25);
        assertThat(step.divisionProperty().get().orElseThrow().count(Part.TEST)).isEqualTo(10);
        model.undo();
        assertThat(step.divisionProperty().get()).contains(division);
    }

    @Test
    void aClassThatIsTooSmallCanBeLeftOutAndTakenInAgain() throws IOException {
        PicturesModel step = pictures();
        Path images = images(10, 10);
        NoisePictures.write(images.resolve("wasps"), 2, 3);
        step.choose(images);
        assertThat(step.obstacleProperty().get()).contains(Obstacle.fix("pictures.offTooFew", "wasps", 1));
        step.decisions().leaveOut("wasps");
        assertThat(step.obstacleProperty().get()).isEmpty();
        assertThat(step.survey().orElseThrow().scan().classes()).containsExactly("ants", "bees");
        assertThat(step.problemsProperty().get()).contains(new ScanProblem.LeftOutByChoice(List.of("wasps")));
        step.decisions().takeIn("wasps");
        assertThat(step.obstacleProperty().get()).isPresent();
    }

    @Test
    void aPictureInTwoClassesMustBeDecided() throws IOException {
        PicturesModel step = pictures();
        Path images = images(10, 10);
        Path ant = firstOf(images.resolve("ants"));
        Files.copy(ant, images.resolve("bees/also.png"));
        step.choose(images);
        assertThat(step.obstacleProperty().get()).contains(Obstacle.fix("pictures.offUndecided", 1));
        String digest = step.survey().orElseThrow().scan().pictures().stream()
                .filter(p -> p.path().equals("bees/also.png"))
                .findFirst()
                .orElseThrow()
                .digest();
        step.decisions().decide(digest, Optional.of("ants"));
        assertThat(step.obstacleProperty().get()).isEmpty();
        assertThat(step.survey().orElseThrow().scan().pictures()).hasSize(20);
        step.decisions().decide(digest, Optional.empty());
        assertThat(step.survey().orElseThrow().scan().pictures()).hasSize(19);
    }

    private static Path firstOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void aFolderWithoutClassFoldersIsRefusedInWords() throws IOException {
        PicturesModel step = pictures();
        Path flat = folder.resolve("flat");
        NoisePictures.write(flat, 4, 1);
        step.choose(flat);
        assertThat(step.stateProperty().get()).isInstanceOf(PicturesState.Refused.class);
        assertThat(step.obstacleProperty().get()).contains(Obstacle.fix("pictures.offRefused"));
    }

    @Test
    void aCancelledScanSaysSoAndCanBeDoneAgain() throws IOException {
        PicturesModel step = pictures();
        Path images = images(6, 6);
        tasks.hold();
        step.choose(images);
        tasks.runNext(); // the project
        assertThat(step.stateProperty().get()).isInstanceOf(PicturesState.Scanning.class);
        assertThat(step.obstacleProperty().get()).contains(Obstacle.wait("pictures.offScanning"));
        step.cancel();
        tasks.runNext();
        assertThat(step.stateProperty().get()).isInstanceOf(PicturesState.Refused.class);
        step.scanAgain();
        tasks.runNext();
        tasks.runNext();
        assertThat(step.stateProperty().get()).isInstanceOf(PicturesState.Known.class);
    }

    @Test
    void whatWasChosenSurvivesClosingTheWindow() throws IOException {
        PicturesModel step = pictures();
        step.choose(images(10, 10));
        step.decisions().share(0.2, 0.3);
        Path file = model.projectProperty().get().orElseThrow().path().resolve(Draft.FILE);
        saver.close();
        assertThat(Draft.DOCUMENT.read(file)).isEqualTo(model.draft());
        assertThat(model.draft().split().testFraction()).isEqualTo(0.3);
    }
}

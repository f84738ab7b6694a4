package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.Part;
import graft.data.TestPictures;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.PictureChoices;
import graft.data.scan.Scan;
import graft.data.similar.NearDuplicates;
import graft.data.split.Grouping;
import graft.data.split.SplitManifest;
import graft.data.split.SplitSettings;
import graft.data.split.Units;
import graft.run.SampleRun;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;
    private Path images;

    @BeforeEach
    void makePictures() throws IOException {
        bench = new CommandBench(folder);
        images = folder.resolve("leaves");
        TestPictures.writeClass(images.resolve("rust"), 0, 12);
        TestPictures.writeClass(images.resolve("healthy"), 100, 12);
    }

    /** Draws the split, as a first training does. */
    private SplitManifest split() {
        Project project = new ProjectStore(
                        folder.resolve("home").resolve("data").resolve("projects"), SampleRun.CLOCK)
                .forImages(images);
        Scan scan = scan(project);
        return project.place(
                        scan,
                        Units.of(scan.usable(), Grouping.none(), NearDuplicates.none()),
                        SplitSettings.standard(1))
                .manifest();
    }

    private static Scan scan(Project project) {
        return new FolderScanner(new TestPictures.PlainReader(), 1)
                .scan(
                        project.images(),
                        project.scanCache(),
                        PictureChoices.NONE,
                        project.corrections().forScan(),
                        Progress.NONE,
                        new CancellationToken());
    }

    private static String in(SplitManifest split, Part part, String className) {
        return split.of(part).stream()
                .filter(e -> e.className().equals(className))
                .map(SplitManifest.Entry::path)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode shown() throws IOException {
        return bench.run("project", "show", "--images", images, "--json").json();
    }

    @Test
    void aRelabelledTrainingPictureIsOfTheOtherClassInTheNextScanAndItsFileStays() throws IOException {
        SplitManifest split = split();
        String path = in(split, Part.TRAIN, "rust");
        assertThat(bench.run("project", "relabel", "--images", images, path, "--to", "healthy")
                        .out())
                .isEqualToIgnoringNewLines("1: " + path + " (train) is healthy, not rust");
        Project project = new ProjectStore(
                        folder.resolve("home").resolve("data").resolve("projects"), SampleRun.CLOCK)
                .forImages(images);
        assertThat(scan(project).pictures())
                .filteredOn(p -> p.path().equals(path))
                .extracting(Picture::className)
                .containsExactly("healthy");
        assertThat(images.resolve(path)).exists();
        assertThat(bench.run("project", "undo", "--images", images).out()).contains("Undone: 1");
        assertThat(scan(project).pictures())
                .filteredOn(p -> p.className().equals("rust"))
                .hasSize(12);
    }

    @Test
    void aTestPictureGoesOnBeingScoredAsItWasFirstLabelled() throws IOException {
        String path = in(split(), Part.TEST, "rust");
        bench.run("project", "relabel", "--images", images, images.resolve(path), "--to", "healthy");
        Project project = new ProjectStore(
                        folder.resolve("home").resolve("data").resolve("projects"), SampleRun.CLOCK)
                .forImages(images);
        assertThat(scan(project).pictures())
                .filteredOn(p -> p.path().equals(path))
                .extracting(Picture::className)
                .containsExactly("rust");
        assertThat(project.corrections().ofTheTest()).hasSize(1);
        assertThat(shown().at("/corrections/made/0/part").asText()).isEqualTo("TEST");
    }

    @Test
    void aTestPictureIsLeftOutWithAReasonOnly() throws IOException {
        String path = in(split(), Part.TEST, "rust");
        assertThat(bench.run("project", "leave-out", "--images", images, path).failedWith(2))
                .contains(path)
                .contains("say why");
        assertThat(shown().at("/corrections/made")).isEmpty();
        assertThat(bench.run("project", "leave-out", "--images", images, path, "--reason", "a thumb")
                        .out())
                .contains("is left out; a thumb");
        String training = in(split(), Part.TRAIN, "rust");
        assertThat(bench.run("project", "leave-out", "--images", images, training)
                        .exit())
                .isZero();
        assertThat(bench.run("project", "show", "--images", images).out()).contains("2 corrections, of which 2 hold");
    }

    @Test
    void whatIsNotThereIsSaidInOneSentenceAndNothingIsWritten() throws IOException {
        assertThat(bench.run("project", "show", "--images", images).failedWith(3))
                .contains("no project");
        assertThat(bench.run("project", "relabel", "--images", images, "p0.png", "none.png", "--to", "healthy")
                        .failedWith(3))
                .contains("none.png");
        assertThat(bench.run("project", "relabel", "--images", images, "p0.png", "--to", "mildew")
                        .failedWith(3))
                .contains("healthy, rust");
        assertThat(shown().at("/corrections/made")).isEmpty();
        assertThat(bench.run("project", "undo", "--images", images).failedWith(2))
                .contains("no correction");
        assertThat(bench.run("project", "undo", "--images", images, "7").failedWith(2))
                .contains("7");
        assertThat(bench.run("project").failedWith(2)).contains("Which command?");
    }
}

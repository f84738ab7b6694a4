package graft.run.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.data.Part;
import graft.data.TestPictures;
import graft.data.scan.FolderScanner;
import graft.data.scan.Scan;
import graft.data.similar.NearDuplicates;
import graft.data.split.Grouping;
import graft.data.split.Split;
import graft.data.split.SplitManifest;
import graft.data.split.SplitSettings;
import graft.data.split.Units;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunState;
import graft.run.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {

    @TempDir
    Path folder;

    private Path images;
    private ProjectStore store;

    @BeforeEach
    void makePictures() throws IOException {
        images = folder.resolve("Blätter & Co");
        TestPictures.writeClass(images.resolve("rust"), 0, 12);
        TestPictures.writeClass(images.resolve("healthy"), 100, 12);
        store = new ProjectStore(folder.resolve("data").resolve("projects"), SampleRun.CLOCK);
    }

    private static Scan scan(Project project) {
        return new FolderScanner(new TestPictures.PlainReader(), 1)
                .scan(project.images(), project.scanCache(), Progress.NONE, new CancellationToken());
    }

    private static Split place(Project project, Scan scan, long seed) {
        return project.place(
                scan, Units.of(scan.usable(), Grouping.none(), NearDuplicates.none()), SplitSettings.standard(seed));
    }

    private static Set<String> digests(SplitManifest split, Part part) {
        return split.of(part).stream().map(SplitManifest.Entry::digest).collect(Collectors.toSet());
    }

    @Test
    void aFolderHasOneProjectHoweverItIsWritten() {
        Project first = store.forImages(images);
        assertThat(first.id()).isEqualTo("blatter-co-1");
        assertThat(first.name()).isEqualTo("Blätter & Co");
        assertThat(store.forImages(images.resolve("rust").resolve(".."))).isEqualTo(first);
        assertThat(store.find(images)).contains(first);
        assertThat(store.list()).containsExactly(first);
    }

    @Test
    void anotherFolderHasAnotherProjectEvenIfItIsACopy() throws IOException {
        Project first = store.forImages(images);
        place(first, scan(first), 1);
        Path copy = folder.resolve("copy");
        copyTree(images, copy);
        assertThat(store.forImages(copy)).isNotEqualTo(first);
    }

    @Test
    void aFolderThatWasMovedBringsItsProjectAlong() throws IOException {
        Project first = store.forImages(images);
        Split split = place(first, scan(first), 1);
        Path moved = folder.resolve("elsewhere").resolve("leaves");
        Files.createDirectories(moved.getParent());
        Files.move(images, moved);
        Files.delete(moved.resolve("rust").resolve("p0.png"));

        Project found = store.forImages(moved);

        assertThat(found).isEqualTo(first);
        assertThat(found.images()).isEqualTo(moved.toRealPath());
        Split after = place(found, scan(found), 2);
        assertThat(digests(split.manifest(), Part.TEST)).containsAll(digests(after.manifest(), Part.TEST));
    }

    @Test
    void otherPicturesUnderTheOldNamesAreNotTheMovedFolder() throws IOException {
        Project first = store.forImages(images);
        place(first, scan(first), 1);
        Path moved = folder.resolve("others");
        Files.move(images, moved);
        for (int i = 0; i < 12; i++) {
            Path file = moved.resolve("rust").resolve("p" + i + ".png");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        assertThat(store.forImages(moved)).isNotEqualTo(first);
    }

    @Test
    void aTestPictureStaysATestPicture() throws IOException {
        Project project = store.forImages(images);
        Split first = place(project, scan(project), 1);
        Set<String> test = digests(first.manifest(), Part.TEST);
        assertThat(test).isNotEmpty();
        assertThat(project.split()).contains(first.manifest());

        TestPictures.writeClass(images.resolve("rust"), 40, 9);
        Files.move(
                images.resolve("healthy").resolve("p100.png"),
                images.resolve("rust").resolve("corrected.png"));
        Split second = place(project, scan(project), 99);

        assertThat(digests(second.manifest(), Part.TEST)).containsAll(test);
        assertThat(digests(second.manifest(), Part.TRAIN)).doesNotContainAnyElementsOf(test);
        assertThat(second.manifest().present()).hasSize(33);
        assertThat(project.split()).contains(second.manifest());
    }

    @Test
    void aTableDecidesForOneRunOnly() {
        Project project = store.forImages(images);
        Split own = place(project, scan(project), 1);
        Scan scan = scan(project);
        Map<String, Part> given = new HashMap<>();
        scan.usable().forEach(p -> given.put(p.path(), p.path().contains("5") ? Part.VALIDATION : Part.TRAIN));
        Split table = project.placeForOneRun(
                scan,
                Units.of(scan.usable(), Grouping.none(), NearDuplicates.none()),
                given,
                SplitSettings.standard(1));
        assertThat(table.manifest().hasTest()).isFalse();
        assertThat(project.split()).contains(own.manifest());
    }

    @Test
    void runsAreNumberedAndNeverShareAnId() {
        Project project = store.forImages(images);
        RunFolder first = project.newRun(SampleRun.request("Größe 2"), SampleRun.CLOCK);
        RunFolder second = project.newRun(SampleRun.request("Größe 2"), SampleRun.CLOCK);
        RunFolder nameless = project.newRun(SampleRun.request("日本"), SampleRun.CLOCK);
        assertThat(first.id()).isEqualTo("2026-11-21-grosse-2-1");
        assertThat(second.id()).isEqualTo("2026-11-21-grosse-2-2");
        assertThat(nameless.id()).isEqualTo("2026-11-21-run-1");
        assertThat(project.runs()).containsExactlyInAnyOrder(first, second, nameless);
        assertThat(first.state()).isEqualTo(new RunState.Requested());
        assertThat(first.request()).isEqualTo(SampleRun.request("Größe 2"));

        new RunCatalogue(store, SampleRun.CLOCK).delete(second);
        assertThat(project.newRun(SampleRun.request("Größe 2"), SampleRun.CLOCK).id())
                .isEqualTo("2026-11-21-grosse-2-3");
    }

    @Test
    void onlyARunThatIsNothingButARequestIsTakenBack() {
        Project project = store.forImages(images);
        RunFolder asked = project.newRun(SampleRun.request("x"), SampleRun.CLOCK);
        assertThat(project.withdraw(asked)).isTrue();
        assertThat(asked.path()).doesNotExist();
        assertThat(project.runs()).isEmpty();
        assertThat(new RunCatalogue(store, SampleRun.CLOCK).deleted()).isEmpty();

        RunFolder begun = new SampleRun(
                        project.newRun(SampleRun.request("x"), SampleRun.CLOCK).path())
                .prepared()
                .folder();
        assertThat(project.withdraw(begun)).isFalse();
        assertThat(begun.state()).isEqualTo(new RunState.Prepared());
    }

    @Test
    void whatAKilledProcessHasHalfMadeIsPassedOverAndThrownAway() throws IOException {
        Project project = store.forImages(images);
        Path left = project.path().resolve(Project.RUNS).resolve(".unfinished-1234");
        Files.createDirectories(left.resolve("checkpoints"));
        Files.writeString(left.resolve(RunFiles.REQUEST), "{");
        Files.createDirectories(store.list().get(0).path().resolveSibling(".unfinished-5678"));
        assertThat(project.runs()).isEmpty();
        assertThat(store.list()).containsExactly(project);
        project.newRun(SampleRun.request("x"), SampleRun.CLOCK);
        assertThat(left).doesNotExist();
    }

    @Test
    void aProjectInAGivenFolderBelongsToOneFolderOfPictures() throws IOException {
        Path given = folder.resolve("my project");
        Project project = store.at(given, images);
        assertThat(store.at(given, images)).isEqualTo(project);
        assertThat(Files.readString(given.resolve(Project.PROJECT)))
                .as("relative, so that both can move together")
                .contains("\"../Blätter & Co\"");
        Path others = folder.resolve("others");
        TestPictures.writeClass(others.resolve("a"), 500, 3);
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> store.at(given, others))
                .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo("run.projectOfOthers"));
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> store.at(others, images))
                .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo("run.projectFolderNotEmpty"));
    }

    @Test
    void nothingAndAFolderThatIsNotThereAreRefused() {
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> store.forImages(folder.resolve("nowhere")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void aProjectOfANewerGraftIsListedAndSaysSo() throws IOException {
        Project project = store.forImages(images);
        Path file = project.path().resolve(Project.PROJECT);
        Files.writeString(file, Files.readString(file).replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"));
        assertThat(store.list()).containsExactly(project);
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(project::name)
                .withMessageContaining("newer Graft");
    }

    @Test
    void renamingKeepsTheIdAndTheFolder() {
        Project project = store.forImages(images);
        project.rename("Leaves of May");
        assertThat(project.name()).isEqualTo("Leaves of May");
        assertThat(store.forImages(images)).isEqualTo(project);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}

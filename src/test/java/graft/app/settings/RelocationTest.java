package graft.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graft.app.testing.InlineTasks;
import graft.common.CancellationToken;
import graft.common.DataFolder;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Progress;
import graft.run.project.ProjectStore;
import graft.run.project.RunCatalogue;
import graft.worker.client.RunSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelocationTest {

    @TempDir
    Path folder;

    private Path usual;
    private Path other;
    private ProjectStore projects;

    @BeforeEach
    void makeAProject() throws IOException {
        usual = folder.resolve("usual");
        other = folder.resolve("stick/graft");
        Path images = Files.createDirectories(folder.resolve("leaves/oak")).getParent();
        projects = new ProjectStore(usual.resolve("projects"), Clock.systemUTC());
        projects.forImages(images);
        Files.writeString(usual.resolve("settings.json"), "{}");
    }

    private void carryOut(Relocation relocation) {
        relocation.carryOut(Progress.NONE, new CancellationToken());
    }

    private ErrorCode refusal(Relocation relocation) {
        return catchThrowableOfType(GraftException.class, () -> carryOut(relocation))
                .code();
    }

    private static long projectsIn(Path data) {
        return new ProjectStore(data.resolve("projects"), Clock.systemUTC())
                .list()
                .size();
    }

    @Test
    void movedEverythingIsThereAndNothingIsLeft() {
        carryOut(new Relocation(usual, usual, other, true));
        assertThat(projectsIn(other)).isEqualTo(1);
        assertThat(projectsIn(usual)).isZero();
        assertThat(other.resolve("settings.json")).exists();
        assertThat(DataFolder.chosen(usual)).contains(other.toAbsolutePath());
    }

    @Test
    void leftTheProjectsStayAndTheSettingsComeAlong() {
        carryOut(new Relocation(usual, usual, other, false));
        assertThat(projectsIn(other)).isZero();
        assertThat(projectsIn(usual)).isEqualTo(1);
        assertThat(other.resolve("settings.json")).exists();
        assertThat(DataFolder.chosen(usual)).contains(other.toAbsolutePath());
    }

    @Test
    void goingBackTakesBackTheNote() {
        carryOut(new Relocation(usual, usual, other, true));
        carryOut(new Relocation(usual, other, usual, true));
        assertThat(projectsIn(usual)).isEqualTo(1);
        assertThat(DataFolder.chosen(usual)).isEmpty();
    }

    @Test
    void whereThereAreDataAlreadyNothingMoves() throws IOException {
        Files.createDirectories(other.resolve("projects"));
        assertThat(refusal(new Relocation(usual, usual, other, true))).isEqualTo(ErrorCode.USAGE);
        assertThat(projectsIn(usual)).isEqualTo(1);
        assertThat(DataFolder.chosen(usual)).isEmpty();
    }

    @Test
    void aFolderInsideTheOldOneIsRefused() {
        assertThat(refusal(new Relocation(usual, usual, usual.resolve("projects/x"), true)))
                .isEqualTo(ErrorCode.USAGE);
        assertThat(refusal(new Relocation(usual, usual, usual, true))).isEqualTo(ErrorCode.USAGE);
    }

    @Test
    void aFileWhereTheFolderShouldBeIsRefusedAndEverythingStays() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(refusal(new Relocation(usual, usual, file.resolve("data"), true)))
                .isEqualTo(ErrorCode.DEVICE);
        assertThat(projectsIn(usual)).isEqualTo(1);
    }

    @Test
    void cancelledEverythingIsBack() {
        CancellationToken cancellation = new CancellationToken();
        Relocation relocation = new Relocation(usual, usual, other, true);
        GraftException cancelled = catchThrowableOfType(
                GraftException.class,
                () -> relocation.carryOut(
                        (done, all) -> {
                            if (done == 1) {
                                cancellation.cancel();
                            }
                        },
                        cancellation));
        assertThat(cancelled.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(projectsIn(usual)).isEqualTo(1);
        assertThat(usual.resolve("settings.json")).exists();
        assertThat(DataFolder.chosen(usual)).isEmpty();
    }

    @Test
    void theModelAsksWhatBecomesOfTheProjectsBeforeAnythingMoves() throws IOException {
        Folders folders = new Folders(usual, folder.resolve("logs"), folder.resolve("cache"));
        StorageModel storage =
                new StorageModel(folders, usual, new RunCatalogue(projects, Clock.systemUTC()), new InlineTasks());
        storage.propose(other);
        StorageModel.Proposal proposal = storage.proposalProperty().get().orElseThrow();
        assertThat(proposal.folder()).isEqualTo(other);
        assertThat(proposal.taken()).isFalse();
        assertThat(proposal.bytes()).isPositive();
        assertThat(storage.relocationProperty().get()).isEmpty();
        storage.keep();
        storage.relocate(true);
        assertThat(storage.relocationProperty().get()).isEmpty();
        storage.propose(other);
        storage.relocate(true);
        assertThat(storage.relocationProperty().get()).contains(new Relocation(usual, usual, other, true));
    }

    @Test
    void clearingTheCacheFreesWhatWasCounted() throws IOException {
        Folders folders = new Folders(usual, folder.resolve("logs"), folder.resolve("cache"));
        Path features = Files.createDirectories(RunSession.activations(folders).resolve("some"));
        Files.write(features.resolve("features"), new byte[5000]);
        StorageModel storage =
                new StorageModel(folders, usual, new RunCatalogue(projects, Clock.systemUTC()), new InlineTasks());
        storage.count();
        assertThat(storage.usageProperty().get().orElseThrow().cache()).isEqualTo(5000);
        storage.clearCache();
        assertThat(storage.usageProperty().get().orElseThrow().cache()).isZero();
        assertThat(storage.usageProperty().get().orElseThrow().projects()).isPositive();
    }
}

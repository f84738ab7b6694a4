package graft.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationFolderTest {

    @TempDir
    private Path folder;

    @Test
    void assetsLieBesideTheFolderOfTheJars() throws IOException {
        Path assets =
                Files.createDirectories(folder.resolve("assets/backbones")).getParent();
        Path samples = Files.createDirectories(folder.resolve("sample-datasets"));
        ApplicationFolder found = ApplicationFolder.around(folder.resolve("lib/graft.jar"));
        assertThat(found.assets()).contains(assets);
        assertThat(found.backbones()).containsExactly(assets.resolve("backbones"));
        assertThat(found.samples()).contains(samples);
    }

    @Test
    void aFolderOfAnotherPurposeIsNotTakenForThem() throws IOException {
        Files.createDirectories(folder.resolve("assets"));
        Files.createDirectories(folder.resolve("sample-datasets"));
        assertThat(ApplicationFolder.around(folder.resolve("lib/graft.jar"))).isEqualTo(ApplicationFolder.none());
    }

    @Test
    void whatARoomSharesComesAfterWhatCameWithGraft() throws IOException {
        Path own = Files.createDirectories(folder.resolve("graft/assets/backbones"));
        Path room = Files.createDirectories(folder.resolve("room"));
        Path shared = Files.createDirectories(room.resolve("backbones"));
        Path samples = Files.createDirectories(room.resolve("sample-datasets"));
        Path jar = folder.resolve("graft/lib/graft.jar");

        ApplicationFolder found = ApplicationFolder.around(jar).sharing(Optional.of(room));

        assertThat(found.backbones()).containsExactly(own, shared);
        assertThat(found.samples()).as("none came with Graft").contains(samples);
        Path shipped = Files.createDirectories(folder.resolve("graft/sample-datasets"));
        assertThat(ApplicationFolder.around(jar).sharing(Optional.of(room)).samples())
                .contains(shipped);
    }

    @Test
    void thisProjectFindsItsOwn() {
        assertThat(ApplicationFolder.current().backbones()).first().satisfies(backbones -> assertThat(backbones)
                .isDirectoryContaining("glob:**catalogue.json"));
    }
}

package graft.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(found.backbones()).contains(assets.resolve("backbones"));
        assertThat(found.samples()).contains(samples);
    }

    @Test
    void aFolderOfAnotherPurposeIsNotTakenForThem() throws IOException {
        Files.createDirectories(folder.resolve("assets"));
        Files.createDirectories(folder.resolve("sample-datasets"));
        assertThat(ApplicationFolder.around(folder.resolve("lib/graft.jar"))).isEqualTo(ApplicationFolder.none());
    }

    @Test
    void thisProjectFindsItsOwn() {
        assertThat(ApplicationFolder.current().backbones())
                .hasValueSatisfying(backbones -> assertThat(backbones).isDirectoryContaining("glob:**catalogue.json"));
    }
}

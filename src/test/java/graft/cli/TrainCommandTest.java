package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.ApplicationFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;

    @BeforeEach
    void makeBench() {
        bench = new CommandBench(folder);
    }

    @Test
    void withoutPicturesItSaysWhatToGive() {
        assertThat(bench.run("train").failedWith(2)).contains("--images FOLDER").doesNotContain("Samples");
    }

    @Test
    void withoutPicturesItNamesTheSamples() throws IOException {
        Path samples = folder.resolve("graft/sample-datasets");
        Files.createDirectories(samples.resolve("signs"));
        Files.createDirectories(samples.resolve("cells"));
        Files.createFile(samples.resolve("README.md"));
        bench.comesWith(new ApplicationFolder(Optional.empty(), Optional.of(samples), Optional.empty()));
        assertThat(bench.run("train").failedWith(2))
                .contains(samples.resolve("cells") + ", " + samples.resolve("signs"))
                .contains("--images " + samples.resolve("cells"))
                .doesNotContain("README");
    }

    @Test
    void withoutABackboneOnDiskOneHasToBeNamed() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        assertThat(bench.run("train", "--images", pictures).failedWith(2)).contains("--backbone");
    }
}

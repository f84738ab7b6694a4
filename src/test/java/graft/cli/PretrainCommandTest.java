package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.cli.testing.PatternPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PretrainCommandTest {

    @TempDir
    Path folder;

    private CommandBench bench;

    @BeforeEach
    void makeBench() {
        bench = new CommandBench(folder);
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(bench.run("pretrain", "--images", folder).failedWith(2)).contains("--out");
        assertThat(bench.run("pretrain", "--out", "mine").failedWith(2)).contains("--images");
        assertThat(bench.run("pretrain", "--images", folder.resolve("no"), "--out", "mine")
                        .failedWith(3))
                .contains(folder.resolve("no").toString());
        assertThat(bench.run("pretrain", "--out", "Mine!").failedWith(2)).contains("Mine!", "small letters");
        assertThat(bench.run("pretrain", "--out", "mine", "--resume").failedWith(3))
                .contains("nothing to resume");
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs, 0",
        "--batch-size, 1",
        "--learning-rate, 0",
        "--learning-rate, NaN",
        "--weight-decay, -1",
        "--label-smoothing, 1",
        "--ema, 1",
        "--input-size, 31",
        "--input-size, 5000",
        "--network, resnet",
        "--val-fraction, 0.9"
    })
    void aValueThatMakesNoSenseIsRefused(String option, String value) throws IOException {
        Path pictures = PatternPictures.paint(folder.resolve("pictures"), 6, 1);
        String sentence = bench.run("pretrain", "--images", pictures, "--out", "mine", option, value)
                .failedWith(2);
        assertThat(sentence).contains(option.equals("--network") ? "sprout" : value);
    }

    @Test
    void whatIsThereAlreadyIsNotReplaced() throws IOException {
        Path pictures = PatternPictures.paint(folder.resolve("pictures"), 6, 1);
        Path taken = Files.createFile(folder.resolve("taken.safetensors"));
        assertThat(bench.run("pretrain", "--images", pictures, "--out", taken).failedWith(2))
                .contains("taken.safetensors", "--force");
        Path begun = Files.createDirectories(folder.resolve("home/data/pretraining/mine"));
        Files.createFile(begun.resolve("plan.json"));
        assertThat(bench.run("pretrain", "--images", pictures, "--out", "mine").failedWith(2))
                .contains("--resume", "--force");
    }
}

package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the driver's command is played by a shell script")
class NvidiaSmiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void theCardsAreThoseOfTheDriver() throws IOException {
        NvidiaSmi driver = played("echo 'NVIDIA GeForce RTX 3060, 12288, 535.104.05, 8.6'\n"
                + "echo 'Tesla V100-SXM2-16GB, 16160, 535.104.05, 7.0'");
        assertThat(driver.cards())
                .containsExactly(
                        new GraphicsCard(
                                "NVIDIA GeForce RTX 3060",
                                12288L << 20,
                                "535.104.05",
                                Optional.of(new ComputeCapability(8, 6))),
                        new GraphicsCard(
                                "Tesla V100-SXM2-16GB",
                                16160L << 20,
                                "535.104.05",
                                Optional.of(new ComputeCapability(7, 0))));
    }

    @Test
    void anOldDriverIsAskedAgainWithoutTheFieldItDoesNotKnow() throws IOException {
        NvidiaSmi driver = played("case \"$1\" in\n"
                + "  *compute_cap*) echo 'Field \"compute_cap\" is not a valid field to query.'; exit 2;;\n"
                + "  *) echo 'GeForce GTX 1060, 6078, 440.33';;\n"
                + "esac");
        assertThat(driver.cards())
                .containsExactly(new GraphicsCard("GeForce GTX 1060", 6078L << 20, "440.33", Optional.empty()));
    }

    @Test
    void aDriverThatFailsOrSaysNonsenseMeansNoCard() throws IOException {
        assertThat(played("echo 'NVIDIA-SMI has failed because it could not communicate with the driver.'; exit 9")
                        .cards())
                .isEmpty();
        assertThat(played("echo 'No devices were found'").cards()).isEmpty();
        assertThat(new NvidiaSmi(folder.resolve("absent").toString(), PATIENCE).cards())
                .isEmpty();
    }

    @Test
    void aDriverThatHangsIsGivenUp() throws IOException {
        NvidiaSmi driver = new NvidiaSmi(script("exec sleep 600").toString(), Duration.ofMillis(200));
        assertThat(driver.cards()).isEmpty();
    }

    private NvidiaSmi played(String body) throws IOException {
        return new NvidiaSmi(script(body).toString(), PATIENCE);
    }

    private Path script(String body) throws IOException {
        Path script = Files.createTempFile(folder, "nvidia-smi", "");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}

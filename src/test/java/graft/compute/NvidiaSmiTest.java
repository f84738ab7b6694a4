package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script stands in for NVIDIA's tool, and says what real ones say. */
@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a script for POSIX shells")
class NvidiaSmiTest {

    @TempDir
    Path folder;

    private NvidiaSmi saying(String script, Duration patience) throws IOException {
        Path tool = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new NvidiaSmi(List.of(tool.toString()), patience);
    }

    @Test
    void twoCardsAreReadWithAllThatTheDriverSays() throws Exception {
        NvidiaSmi tool = saying("""
                [ "$1" = --query-gpu=name,memory.total,driver_version,compute_cap ] || exit 2
                [ "$2" = --format=csv,noheader,nounits ] || exit 2
                echo 'NVIDIA GeForce RTX 4060, 8188, 550.54.14, 8.9'
                echo 'NVIDIA H200, 143771, 550.54.14, 9.0'""", Duration.ofSeconds(20));

        assertThat(tool.cards())
                .containsExactly(
                        new GraphicsCard("NVIDIA GeForce RTX 4060", 8188L << 20, "550.54.14", Optional.of("8.9")),
                        new GraphicsCard("NVIDIA H200", 143771L << 20, "550.54.14", Optional.of("9.0")));
    }

    @Test
    void anOldDriverThatDoesNotKnowTheComputeCapabilityIsAskedWithoutIt() throws Exception {
        NvidiaSmi tool = saying("""
                case $1 in *compute_cap*) echo 'Field "compute_cap" is not a valid field to query.'; exit 2 ;; esac
                echo 'Quadro K2000, [N/A], 390.157'""", Duration.ofSeconds(20));

        assertThat(tool.cards()).containsExactly(new GraphicsCard("Quadro K2000", 0, "390.157", Optional.empty()));
    }

    @Test
    void aToolThatFailsHangsOrIsNotThereMeansNoCards() throws Exception {
        assertThat(saying("echo 'NVIDIA-SMI has failed because no driver is running'; exit 9", Duration.ofSeconds(20))
                        .cards())
                .isEmpty();
        assertThat(saying("exec sleep 600", Duration.ofMillis(200)).cards()).isEmpty();
        assertThat(new NvidiaSmi(List.of(folder.resolve("none").toString()), Duration.ofSeconds(20)).cards())
                .isEmpty();
    }

    @Test
    void theProcessorsInstructionsAreThoseThatMatterInOrder() {
        VectorInstructions intel =
                VectorInstructions.ofCpuInfo(List.of("processor\t: 0", "flags\t\t: fpu sse4_2 avx2 fma avx popcnt"));
        VectorInstructions arm = VectorInstructions.ofCpuInfo(List.of("Features\t: fp asimd evtstrm asimddp"));
        VectorInstructions old = VectorInstructions.ofCpuInfo(List.of("flags\t\t: fpu sse4_2 avx"));

        assertThat(intel.names()).containsExactly("sse4_2", "avx", "fma", "avx2");
        assertThat(intel.tooOld()).isFalse();
        assertThat(arm.names()).containsExactly("asimd", "asimddp");
        assertThat(arm.tooOld()).isFalse();
        assertThat(old.tooOld()).isTrue();
        assertThat(VectorInstructions.ofCpuInfo(List.of()).tooOld())
                .as("where the system does not say, nobody is turned away")
                .isFalse();
    }
}

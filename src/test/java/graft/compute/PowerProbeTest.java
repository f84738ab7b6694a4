package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers as the systems give them. */
class PowerProbeTest {

    @TempDir
    Path supplies;

    private void supply(String name, String... namesAndValues) throws IOException {
        Path folder = Files.createDirectories(supplies.resolve(name));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Files.writeString(folder.resolve(namesAndValues[i]), namesAndValues[i + 1] + "\n");
        }
    }

    private PowerSource linux() {
        return new PowerProbe("Linux", supplies, command -> Optional.empty()).ask();
    }

    private static PowerSource said(String system, String output) {
        return new PowerProbe(system, Path.of("none"), command -> Optional.of(output)).ask();
    }

    @Test
    void linuxTellsByTheFilesOfItsKernel() throws IOException {
        assertThat(linux()).as("a desktop").isEqualTo(PowerSource.UNKNOWN);
        supply("hidpp_battery_0", "type", "Battery", "scope", "Device", "status", "Discharging");
        assertThat(linux()).as("the battery of a mouse").isEqualTo(PowerSource.UNKNOWN);
        supply("BAT0", "type", "Battery", "status", "Discharging");
        supply("AC", "type", "Mains", "online", "0");
        assertThat(linux()).isEqualTo(PowerSource.BATTERY);
        supply("ucsi-source-psy-1", "type", "USB", "online", "1");
        assertThat(linux()).as("by a USB plug").isEqualTo(PowerSource.MAINS);
        assertThat(new PowerProbe("Linux", supplies.resolve("none"), command -> Optional.empty()).ask())
                .isEqualTo(PowerSource.UNKNOWN);
    }

    @Test
    void macTellsByPmset() {
        assertThat(said("Mac OS X", "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t83%; discharging"))
                .isEqualTo(PowerSource.BATTERY);
        assertThat(said("Mac OS X", "Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t100%; charged"))
                .isEqualTo(PowerSource.MAINS);
        assertThat(said("Mac OS X", "")).isEqualTo(PowerSource.UNKNOWN);
    }

    @Test
    void windowsTellsByItsBatteries() {
        assertThat(said("Windows 11", "1\n")).isEqualTo(PowerSource.BATTERY);
        assertThat(said("Windows 11", "2\n")).isEqualTo(PowerSource.MAINS);
        assertThat(said("Windows 11", "1\n2\n")).as("one of two charges").isEqualTo(PowerSource.MAINS);
        assertThat(said("Windows 11", "\n")).as("a desktop").isEqualTo(PowerSource.UNKNOWN);
    }

    @Test
    void whereNothingAnswersNothingIsKnown() {
        for (String system : List.of("Mac OS X", "Windows 11", "Plan 9")) {
            assertThat(new PowerProbe(system, supplies, command -> Optional.empty()).ask())
                    .isEqualTo(PowerSource.UNKNOWN);
        }
        assertThat(PowerProbe.ofThisMachine().ask()).isNotNull();
    }
}

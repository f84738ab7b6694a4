package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingDeviceTest {

    private static final CudaSupport LINUX = new CudaSupport("Linux");
    private static final CudaSupport WINDOWS = new CudaSupport("Windows 11");

    /** What NVIDIA's own compatibility rule says of the machine code that ND4J's libraries hold. */
    @ParameterizedTest
    @CsvSource({
        "GTX 980,      5.2, yes,     yes",
        "GTX 1060,     6.1, yes,     yes",
        "Tesla P100,   6.0, yes,     notBuilt",
        "Tesla V100,   7.0, yes,     notBuilt",
        "RTX 2080,     7.5, yes,     yes",
        "A100,         8.0, yes,     notBuilt",
        "RTX 3060,     8.6, yes,     yes",
        "RTX 4090,     8.9, yes,     yes",
        "H100,         9.0, tooNew,  tooNew",
        "RTX 5070,    12.0, tooNew,  tooNew",
        "GTX 680,      3.0, notBuilt,notBuilt"
    })
    void supportIsKnownBeforeAnythingIsLoaded(String name, String capability, String linux, String windows) {
        GraphicsCard card = card(name, "535.104", ComputeCapability.parse(capability));
        assertThat(told(LINUX.obstacle(card))).isEqualTo(linux);
        assertThat(told(WINDOWS.obstacle(card))).isEqualTo(windows);
        assertThat(told(new CudaSupport("Mac OS X").obstacle(card))).isEqualTo("systemWithout");
    }

    @Test
    void driversThatAreTooOldOrSayTooLittleAreNamed() {
        Optional<ComputeCapability> ampere = ComputeCapability.parse("8.6");
        assertThat(told(LINUX.obstacle(card("RTX 3060", "440.33", ampere)))).isEqualTo("oldDriver");
        assertThat(told(LINUX.obstacle(card("RTX 3060", "450.80.02", ampere)))).isEqualTo("yes");
        assertThat(told(LINUX.obstacle(card("RTX 3060", "535.104", Optional.empty()))))
                .isEqualTo("unknownCard");
        assertThat(told(LINUX.obstacle(card("RTX 3060", "unknown", ampere)))).isEqualTo("oldDriver");
    }

    @Test
    void theReasonIsThatOfTheCardThatWouldDoBest() {
        GraphicsCard hopper = card("H100", "535.104", ComputeCapability.parse("9.0"));
        GraphicsCard ampere = card("RTX 3060", "535.104", ComputeCapability.parse("8.6"));
        assertThat(TrainingDevice.among(List.of(), LINUX, true).reason()).isEqualTo(Message.of("device.noCard"));
        assertThat(TrainingDevice.among(List.of(hopper), LINUX, true).reason())
                .isEqualTo(Message.of("device.tooNew", "H100", "9.0"));
        assertThat(TrainingDevice.among(List.of(hopper, ampere), LINUX, false).reason())
                .isEqualTo(Message.of("device.noPack", "RTX 3060"));
        assertThat(TrainingDevice.among(List.of(hopper, ampere), LINUX, false).usable())
                .isEmpty();
    }

    @Test
    void aCardIsTriedWhereThePackIsThereAndIsKnownByItsSlot() {
        GraphicsCard hopper = card("H100", "535.104", ComputeCapability.parse("9.0"));
        GraphicsCard ampere = card("RTX 3060", "535.104", ComputeCapability.parse("8.6"));
        TrainingDevice device = TrainingDevice.among(List.of(hopper, ampere), LINUX, true);
        assertThat(device.usable()).contains(new TrainingDevice.Usable(1, ampere));
        assertThat(device.reason()).isEqualTo(Message.of("device.ready", "RTX 3060"));
        assertThat(TrainingDevice.among(List.of(hopper), LINUX, true).usable()).isEmpty();
    }

    private static String told(Optional<Message> obstacle) {
        return obstacle.map(message -> message.key().replace("device.", "")).orElse("yes");
    }

    private static GraphicsCard card(String name, String driver, Optional<ComputeCapability> capability) {
        return new GraphicsCard(name, 12L << 30, driver, capability);
    }
}

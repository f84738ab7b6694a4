package graft.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which machine gets what, and versions as each system takes them. */
class TargetTest {

    @Test
    void machinesAreRecognisedByWhatJavaCallsThem() {
        assertThat(Target.of("Linux", "amd64")).isEqualTo(Target.LINUX_X64);
        assertThat(Target.of("Windows 11", "amd64")).isEqualTo(Target.WINDOWS_X64);
        assertThat(Target.of("Mac OS X", "aarch64")).isEqualTo(Target.MACOS_ARM64);
    }

    @Test
    void aMachineWithoutNativeLibrariesIsRefusedWithItsName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Target.of("Mac OS X", "x86_64"))
                .withMessageContaining("Mac OS X on x86_64");
    }

    @Test
    void missingToolsAreNamedInOneSentenceAndTheOthersAreNot() {
        List<String> missing = PackageKind.MSI.missing("candle.exe"::equals);

        assertThat(missing).containsExactly("light.exe");
        assertThat(PackageKind.MSI.absent(missing))
                .startsWith("No msi is built, because light.exe is not on this machine (WiX")
                .doesNotContain("candle");
        assertThat(PackageKind.DEB.missing(tool -> true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "0.1.0-SNAPSHOT", "1.0.0", "254.255.65535"})
    void versionsAreLegalOnEverySystem(String text) {
        PackageVersion version = PackageVersion.of(text);

        // dpkg and rpm: digits first and no hyphen. Windows Installer: below 256, 256, 65536. macOS: first number not
        // 0.
        for (Target target : Target.values()) {
            assertThat(version.on(target)).matches("\\d+\\.\\d+\\.\\d+");
            int[] numbers = Arrays.stream(version.on(target).split("\\."))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            assertThat(numbers[0]).isLessThan(256);
            assertThat(numbers[1]).isLessThan(256);
            assertThat(numbers[2]).isLessThan(65536);
        }
        assertThat(version.on(Target.MACOS_ARM64)).doesNotStartWith("0.");
    }

    @Test
    void onMacTheOrderOfVersionsStays() {
        assertThat(PackageVersion.of("0.9.0").on(Target.MACOS_ARM64)).isEqualTo("1.9.0");
        assertThat(PackageVersion.of("1.0.0").on(Target.MACOS_ARM64)).isEqualTo("2.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.0.0-beta1", "255.0.0", "1.256.0", "1.0.65536", "v1.0.0", ""})
    void otherVersionsAreRefusedBeforeAnyToolSeesThem(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PackageVersion.of(text));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void everySystemHasItsInstallers(Target target) {
        assertThat(target.packages()).isNotEmpty();
    }
}

package graft.installer;

import static org.assertj.core.api.Assertions.assertThat;

import graft.model.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tools of the JDK are asked for; for the systems that this test does not run on too. */
class JpackageTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Places PLACES = Places.of(PROJECT);
    private static final PackageVersion VERSION = PackageVersion.of("0.1.0");

    private static Jpackage jpackage(Target target) {
        return new Jpackage(target, VERSION, PLACES, Map.of());
    }

    private static String value(List<String> line, String option) {
        assertThat(line).as(option).containsOnlyOnce(option);
        return line.get(line.indexOf(option) + 1);
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void theImageStartsTheWindowFromItsOwnRuntimeWithItsOwnNatives(Target target) {
        List<String> line = jpackage(target).image();

        assertThat(value(line, "--type")).isEqualTo("app-image");
        assertThat(value(line, "--main-jar")).isEqualTo("graft-worker.jar");
        assertThat(value(line, "--main-class")).isEqualTo("graft.launch.Studio");
        assertThat(value(line, "--runtime-image")).isEqualTo(PLACES.runtime().toString());
        assertThat(line).contains("-Djava.library.path=$APPDIR/natives", "-Djdk.serialFilter=!*");
        assertThat(line.contains("-splash:$APPDIR/graft-splash.png"))
                .as("a splash, and so a process that is not headless, everywhere but on macOS")
                .isEqualTo(!target.mac());
        assertThat(line.contains("-Djava.awt.headless=true")).isEqualTo(target.mac());
    }

    @Test
    void eachSystemGetsItsOwnIcon() {
        assertThat(value(jpackage(Target.WINDOWS_X64).image(), "--icon")).endsWith("graft.ico");
        assertThat(value(jpackage(Target.MACOS_ARM64).image(), "--icon")).endsWith("graft.icns");
        assertThat(value(jpackage(Target.LINUX_X64).image(), "--icon")).endsWith(".png");
    }

    @Test
    void windowsInstallsForOnePersonAndUpgradesWhatIsThere() {
        List<String> line = jpackage(Target.WINDOWS_X64).installer(PackageKind.MSI);

        assertThat(line).contains("--win-per-user-install", "--win-menu");
        assertThat(UUID.fromString(value(line, "--win-upgrade-uuid")))
                .as("never changes: by it Windows knows an upgrade")
                .isEqualTo(UUID.fromString("6d0f6a3c-4f0b-5b8e-9c5d-2a7d1e0c7b41"));
    }

    /** On macOS an application says itself what it opens; on Windows the installer says it; for Linux see below. */
    @Test
    void aDoubleClickOnABundleOpensTheWindow() throws IOException {
        String named = PLACES.association().toString();
        assertThat(value(jpackage(Target.WINDOWS_X64).installer(PackageKind.MSI), "--file-associations"))
                .isEqualTo(named);
        assertThat(value(jpackage(Target.MACOS_ARM64).image(), "--file-associations"))
                .isEqualTo(named);
        assertThat(jpackage(Target.MACOS_ARM64).installer(PackageKind.DMG)).doesNotContain("--file-associations");
        assertThat(jpackage(Target.WINDOWS_X64).image())
                .as("jpackage refuses it there")
                .doesNotContain("--file-associations");
        for (Target target : List.of(Target.WINDOWS_X64, Target.MACOS_ARM64)) {
            Properties said = new Properties();
            said.load(new StringReader(jpackage(target).association()));
            assertThat(said)
                    .containsEntry("extension", "graft")
                    .containsEntry("mime-type", "application/x-graft-model")
                    .containsEntry("icon", PLACES.icon(target).toString())
                    .containsKey("description");
            assertThat(ModelBundle.SUFFIX).isEqualTo("." + said.get("extension"));
        }
    }

    @Test
    void macIsSignedWhereSomebodyIsNamed() {
        Map<String, String> named = Map.of(Jpackage.MAC_IDENTITY, "Jane Doe (ABCDE12345)");
        Jpackage signing = new Jpackage(Target.MACOS_ARM64, VERSION, PLACES, named);

        for (List<String> line : List.of(signing.image(), signing.installer(PackageKind.DMG))) {
            assertThat(line).contains("--mac-sign");
            assertThat(value(line, "--mac-signing-key-user-name")).isEqualTo("Jane Doe (ABCDE12345)");
            assertThat(value(line, "--mac-package-identifier")).isEqualTo("graft.studio");
            assertThat(value(line, "--app-version")).isEqualTo("1.1.0");
        }
        assertThat(jpackage(Target.MACOS_ARM64).image()).doesNotContain("--mac-sign");
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void whatReplacesFilesOfJpackageIsThere(Target target) {
        assertThat(Path.of(value(jpackage(target).image(), "--resource-dir"))).isDirectory();
        for (PackageKind kind : target.packages()) {
            assertThat(Path.of(value(jpackage(target).installer(kind), "--license-file")))
                    .isRegularFile();
        }
    }

    @Test
    void theScriptsStartTheWindowWithTheSameOptionsAsTheLaunchers() throws IOException {
        for (String script : List.of("graft", "graft.cmd")) {
            String text = Files.readString(PROJECT.resolve("src/main/scripts").resolve(script));
            String window = text.substring(text.indexOf("-Xmx512m"), text.indexOf("graft.launch.Studio"));
            assertThat(window).as(script).contains(WindowOptions.COMMON);
        }
    }

    @Test
    void theRuntimeHasEveryModuleThatGraftItselfNames() {
        StringWriter said = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int exit = jdeps.run(
                new PrintWriter(said),
                new PrintWriter(said),
                "--multi-release",
                "17",
                "--ignore-missing-deps",
                "--print-module-deps",
                Path.of("target/classes").toString());

        assertThat(exit).as(said.toString()).isZero();
        TreeSet<String> named = Stream.of(said.toString().strip().split(","))
                .filter(module -> module.startsWith("java.") || module.startsWith("jdk."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).contains("java.desktop");
        assertThat(JavaRuntime.MODULES).containsAll(named);
        assertThat(JavaRuntime.linkCommand(Path.of("jdk"), Path.of("out")))
                .as("workers are started with its java")
                .doesNotContain("--strip-native-commands");
    }
}

package graft.launch;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the script of the window hands to the JVM; in place of the JVM stands a script that prints it. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into the folders of Linux")
class WindowScriptTest {

    private static final List<String> CLEARED = List.of("GRAFT_HOME", "XDG_CACHE_HOME", "GRAFT_JAVA_OPTIONS");

    @TempDir
    Path folder;

    /** Says where Graft keeps what can be made again. */
    static final class Cache {
        private Cache() {}

        public static void main(String[] arguments) {
            System.out.println(Folders.current().cache());
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        Path java = Files.createDirectories(folder.resolve("a java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nfor option; do echo \"$option\"; done\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("a java/release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    @Test
    void withoutAnArchiveTheClassesAreWrittenDown() throws Exception {
        Map<String, String> home = Map.of("GRAFT_HOME", folder.resolve("a home").toString());

        Path cache = cache(home);
        assertThat(options(home))
                .contains("-XX:DumpLoadedClassList=" + cache.resolve(ClassArchive.CLASSES))
                .noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"))
                .contains("graft.launch.Studio");
        assertThat(cache).isDirectory();
    }

    @Test
    void theArchiveThatIsThereIsUsed() throws Exception {
        Map<String, String> home = Map.of("GRAFT_HOME", folder.resolve("a home").toString());
        Path archive = Files.createDirectories(cache(home)).resolve(ClassArchive.ARCHIVE);
        Files.writeString(archive, "classes");

        assertThat(options(home))
                .contains("-XX:SharedArchiveFile=" + archive)
                .noneMatch(option -> option.startsWith("-XX:DumpLoadedClassList"));
    }

    @Test
    void anEmptyArchiveIsNone() throws Exception {
        Map<String, String> home = Map.of("GRAFT_HOME", folder.resolve("a home").toString());
        Files.createFile(Files.createDirectories(cache(home)).resolve(ClassArchive.ARCHIVE));

        assertThat(options(home)).noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
    }

    @Test
    void whereNothingCanBeWrittenTheWindowStartsWithoutIt() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        assertThat(options(Map.of("GRAFT_HOME", file.resolve("home").toString())))
                .noneMatch(option -> option.contains("window."))
                .contains("graft.launch.Studio");
    }

    @Test
    void theFolderIsTheOneThatGraftKnows() throws Exception {
        for (Map<String, String> environment : List.of(
                Map.of("XDG_CACHE_HOME", folder.resolve("caches").toString()),
                Map.of("XDG_CACHE_HOME", "relative"),
                Map.<String, String>of())) {
            assertThat(options(environment))
                    .contains("-XX:DumpLoadedClassList=" + cache(environment).resolve(ClassArchive.CLASSES));
        }
    }

    @Test
    void aFileThatIsDoubleClickedIsHandedOnWhole() throws Exception {
        String file = folder.resolve("my model ü.graft").toString();

        List<String> options = said(Path.of("src/main/scripts/graft-studio"), Map.of(), file);

        assertThat(options).endsWith("graft.launch.Studio", file);
    }

    @Test
    void theMarkIsShownWhereItLiesBesideTheJars() throws Exception {
        Path home = folder.resolve("a graft");
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path jars = Files.createDirectories(home.resolve("lib"));
        for (String script : List.of("graft", "graft-studio")) {
            Files.copy(Path.of("src/main/scripts", script), bin.resolve(script));
            Files.setPosixFilePermissions(bin.resolve(script), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.createFile(jars.resolve("graft-worker.jar"));
        assertThat(said(bin.resolve("graft-studio"), Map.of()))
                .contains("-Djava.awt.headless=true")
                .noneMatch(option -> option.startsWith("-splash"));

        Path mark = Files.createFile(jars.resolve("graft-splash.png"));
        assertThat(said(bin.resolve("graft-studio"), Map.of()))
                .contains("-splash:" + mark.toRealPath())
                .doesNotContain("-Djava.awt.headless=true");
    }

    /** As the processes of Graft find it. */
    private Path cache(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder.resolve("person"),
                "-cp",
                System.getProperty("java.class.path"),
                Cache.class.getName());
        builder.environment().keySet().removeAll(CLEARED);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return Path.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    private List<String> options(Map<String, String> environment) throws Exception {
        return said(Path.of("src/main/scripts/graft-studio"), environment);
    }

    private List<String> said(Path script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(CLEARED);
        builder.environment().put("GRAFT_JAVA", folder.resolve("a java").toString());
        builder.environment().put("HOME", folder.resolve("person").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}

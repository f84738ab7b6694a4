package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;

import graft.compute.Machine;
import graft.compute.MemoryPlan;
import graft.compute.Processors;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerCommandTest {

    private static final WorkerSettings SETTINGS =
            new WorkerSettings(new MemoryPlan(1L << 30, 3L << 30, 5L << 30), 3, "WARN", WorkerSettings.Stay.LONG);

    @TempDir
    Path folder;

    @Test
    void namesTheJarRelativeToItsFolderSoThatNoLetterIsLost() {
        WorkerJar jar =
                new WorkerJar(Path.of("bin/java"), folder.resolve("Größe 甲虫").resolve("graft-worker.jar"));
        WorkerCommand command = WorkerCommand.of(jar, SETTINGS, "");

        assertThat(command.folder()).isEqualTo(folder.resolve("Größe 甲虫"));
        assertThat(command.arguments()).endsWith("-jar", "graft-worker.jar");
        assertThat(String.join(" ", command.arguments()).length()).isLessThan(2000);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(String.join(" ", command.arguments())))
                .isTrue();
    }

    @Test
    void carriesLimitsAndSwitches() {
        WorkerCommand command = WorkerCommand.of(new WorkerJar(Path.of("java"), folder.resolve("w.jar")), SETTINGS, "");

        assertThat(command.arguments())
                .contains(
                        "-Xmx1048576k",
                        "-Dorg.bytedeco.javacpp.maxbytes=3221225472",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=5368709120",
                        "-Dorg.bytedeco.javacpp.platform.extension=-onednn-avx2",
                        "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                        "-Djdk.serialFilter=!*",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-Dgraft.log.level=WARN");
        assertThat(command.environment()).containsEntry("OMP_NUM_THREADS", "3");
    }

    @Test
    void oneThatSoonLeavesCompilesNothingTwice() {
        WorkerJar jar = new WorkerJar(Path.of("java"), folder.resolve("w.jar"));

        assertThat(WorkerCommand.of(jar, SETTINGS).arguments())
                .contains("-XX:Tier4InvocationThreshold=80000")
                .doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(WorkerCommand.of(jar, SETTINGS.staying(WorkerSettings.Stay.BRIEF))
                        .arguments())
                .contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void theHeapIsAsLargeAsAskedFor() {
        Machine machine = new Machine("any", new Processors("any", 2, 2), 8L << 30, 8L << 30);
        System.setProperty(WorkerSettings.HEAP_PROPERTY, "700");
        try {
            assertThat(WorkerSettings.forMachine(machine).memory().heapBytes()).isEqualTo(700L << 20);
        } finally {
            System.clearProperty(WorkerSettings.HEAP_PROPERTY);
        }
        assertThat(WorkerSettings.forMachine(machine).memory()).isEqualTo(MemoryPlan.forMachine(8L << 30));
    }

    @Test
    void windowsIsStartedWithoutAConsole() {
        Path home = Path.of("runtime");

        assertThat(WorkerJar.java(home, "Windows 11")).isEqualTo(home.resolve("bin/javaw.exe"));
        assertThat(WorkerJar.java(home, "Mac OS X")).isEqualTo(home.resolve("bin/java"));
    }

    @Test
    void aClassPathBecomesOneJarWhateverItsLengthAndLetters() throws IOException {
        StringBuilder classPath = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            classPath
                    .append(folder.resolve("Käfer & Co 甲虫").resolve("library " + i + ".jar"))
                    .append(File.pathSeparator);
        }
        Path jar = WorkerJar.ofClassPath(classPath.toString(), folder);

        try (JarFile file = new JarFile(jar.toFile())) {
            String urls = file.getManifest().getMainAttributes().getValue("Class-Path");
            assertThat(urls.split(" ")).hasSize(400);
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(urls)).isTrue();
        }
        assertThat(WorkerJar.ofClassPath(classPath.toString(), folder)).isEqualTo(jar);
        try (var files = Files.list(jar.getParent())) {
            assertThat(files).containsExactly(jar);
        }
    }

    @Test
    void aGraftThatRunsFromClassesGetsAJarMade() throws IOException {
        assertThat(WorkerJar.find(folder).jar()).startsWith(folder).isRegularFile();
    }

    @Test
    void keepsTheLatestLogs() throws IOException {
        for (int i = 0; i < 2 * WorkerLogs.KEPT; i++) {
            Files.createFile(folder.resolve("worker-20200101-000000-%03d-1.log".formatted(i)));
        }
        Path other = Files.createFile(folder.resolve("graft.log"));
        Path log = WorkerLogs.create(folder);

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(WorkerLogs.KEPT + 1).contains(log, other);
        }
    }
}

package graft.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real archive of a small program: made, used, and passed over where it does not belong. */
@Timeout(120)
class ClassArchiveIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    private Path jar;
    private ClassArchive archive;

    /** The program: its classes are loaded from the jar and from nowhere else. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            System.out.println("it runs");
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        // Without a space: Java 17 takes no classes from an archive whose jar has one in its path, or letters beyond
        // ASCII.
        jar = folder.resolve("program.jar");
        String entry = Program.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream writing = new JarOutputStream(out);
                var content = Program.class.getResourceAsStream("/" + entry)) {
            writing.putNextEntry(new JarEntry(entry));
            content.transferTo(writing);
        }
        archive = new ClassArchive(Files.createDirectories(folder.resolve("cache")));
    }

    @Test
    void classesComeFromTheArchiveThatWasMade() throws Exception {
        assertThat(record()).contains("it runs");
        assertThat(archive.make(JAVA, jar.toString(), "this")).isTrue();

        assertThat(run(using(), "-Xlog:class+load"))
                .contains("it runs")
                .containsPattern("ClassArchiveIT\\$Program source: shared objects file");
        assertThat(archive.classes()).doesNotExist();
        assertThat(folder.resolve("cache/window.jsa.part")).doesNotExist();
        assertThat(archive.chore(List.of(using()), "this")).isEqualTo(ClassArchive.Chore.NOTHING);
    }

    @Test
    void anArchiveOfAnOlderJarIsPassedOverWithoutAWord() throws Exception {
        record();
        assertThat(archive.make(JAVA, jar.toString(), "this")).isTrue();
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000));

        assertThat(run(using())).isEqualToIgnoringNewLines("it runs");
    }

    @Test
    void withoutAnArchiveOrWithSomethingElseInItsPlaceTheProgramStartsAllTheSame() throws Exception {
        assertThat(run(using())).isEqualToIgnoringNewLines("it runs");

        Files.writeString(archive.archive(), "no archive");

        assertThat(run(using())).isEqualToIgnoringNewLines("it runs");
    }

    @Test
    void aListThatCannotBeWrittenDoesNotKeepTheProgramFromStarting() throws Exception {
        Files.createDirectories(archive.classes());

        assertThat(record()).contains("it runs");
    }

    @Test
    void whatCannotBeMadeLeavesNothingBehind() throws Exception {
        // There is no list of classes to make it of.
        assertThat(archive.make(JAVA, jar.toString(), "this")).isFalse();

        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    private String using() {
        return "-XX:SharedArchiveFile=" + archive.archive();
    }

    private String record() throws IOException, InterruptedException {
        return run("-XX:DumpLoadedClassList=" + archive.classes());
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-cp", jar.toString(), Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}

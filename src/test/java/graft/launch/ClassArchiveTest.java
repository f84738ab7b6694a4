package graft.launch;

import static org.assertj.core.api.Assertions.assertThat;

import graft.launch.ClassArchive.Chore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final String THIS = "this Java and these jars";

    @TempDir
    Path folder;

    private ClassArchive archive;
    private String recording;
    private String using;

    @BeforeEach
    void prepare() {
        archive = new ClassArchive(folder);
        recording = "-XX:DumpLoadedClassList=" + archive.classes();
        using = "-XX:SharedArchiveFile=" + archive.archive();
    }

    @Test
    void aSessionThatWroteDownItsClassesMakesTheArchive() throws IOException {
        Files.writeString(archive.classes(), "java/lang/Object\n");

        assertThat(archive.chore(List.of("-Xmx512m", recording), THIS)).isEqualTo(Chore.MAKE);
    }

    @Test
    void aListThatAnotherSessionWroteIsNothingToGoBy() throws IOException {
        Files.writeString(archive.classes(), "java/lang/Object\n");

        assertThat(archive.chore(List.of("-Xmx512m"), THIS)).isEqualTo(Chore.NOTHING);
    }

    @Test
    void whereTheListCouldNotBeWrittenNothingIsMade() throws IOException {
        assertThat(archive.chore(List.of(recording), THIS)).isEqualTo(Chore.NOTHING);
    }

    @Test
    void anArchiveOfThisJavaAndTheseJarsStays() throws IOException {
        Files.writeString(folder.resolve("window.jsa.made-of"), THIS + "\n");

        assertThat(archive.chore(List.of(using), THIS)).isEqualTo(Chore.NOTHING);
    }

    @Test
    void anArchiveOfAnotherJavaOrOtherJarsIsTakenAway() throws IOException {
        Files.writeString(archive.archive(), "classes");
        Files.writeString(folder.resolve("window.jsa.made-of"), "an older Java\n");

        assertThat(archive.chore(List.of(using), THIS)).isEqualTo(Chore.DISCARD);
        archive.discard();
        assertThat(archive.archive()).doesNotExist();
    }

    @Test
    void anArchiveOfWhichNothingIsKnownIsTakenAway() throws IOException {
        assertThat(archive.chore(List.of(using), THIS)).isEqualTo(Chore.DISCARD);
    }

    @Test
    void anotherJarOrAnotherTimeOfOneIsAnotherIdentity() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "content");
        String before = ClassArchive.identity(folder);
        Files.writeString(folder.resolve("notes.txt"), "no jar");
        assertThat(ClassArchive.identity(folder)).isEqualTo(before);

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
        String touched = ClassArchive.identity(folder);
        Files.writeString(folder.resolve("b.jar"), "content");

        assertThat(touched).isNotEqualTo(before);
        assertThat(ClassArchive.identity(folder)).isNotEqualTo(touched);
    }
}

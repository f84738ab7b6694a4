package graft.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    private Folders usual() {
        return new Folders(folder.resolve("usual"), folder.resolve("logs"), folder.resolve("cache"));
    }

    @Test
    void withoutAChoiceEverythingIsWhereItUsuallyIs() {
        assertThat(usual().asChosen()).isEqualTo(usual());
    }

    @Test
    void aChosenFolderHoldsFromTheNextStart() throws IOException {
        Path chosen = Files.createDirectories(folder.resolve("a stick with spaces and Umläute"));
        DataFolder.choose(usual().data(), chosen);
        assertThat(usual().asChosen().data()).isEqualTo(chosen);
        assertThat(usual().asChosen().cache()).isEqualTo(usual().cache());
        DataFolder.choose(usual().data(), usual().data());
        assertThat(usual().asChosen()).isEqualTo(usual());
    }

    @Test
    void whileTheChosenOneIsAwayTheUsualOneIsTaken() throws IOException {
        DataFolder.choose(usual().data(), folder.resolve("unplugged"));
        assertThat(usual().asChosen()).isEqualTo(usual());
        assertThat(DataFolder.chosen(usual().data())).contains(folder.resolve("unplugged"));
    }

    @Test
    void aNoteThatIsNoPathIsPassedOver() throws IOException {
        Files.createDirectories(usual().data());
        for (String text : new String[] {"", "not/absolute", "\0"}) {
            Files.writeString(usual().data().resolve(DataFolder.FILE), text);
            assertThat(usual().asChosen()).isEqualTo(usual());
        }
    }
}

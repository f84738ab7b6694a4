package graft.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a room's shared folder is named, and where a stick's data folder lies. */
class SharedFolderTest {

    @TempDir
    Path folder;

    private Path jar;
    private Folders folders;

    @BeforeEach
    void install() throws IOException {
        jar = Files.createDirectories(folder.resolve("Graft für alle/lib/app")).resolve("graft.jar");
        Files.write(jar, new byte[] {1});
        folders = new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        Files.createDirectories(folders.data());
    }

    private Path room(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private Optional<Path> found(Map<String, String> environment, Properties properties) {
        return SharedFolder.of(environment, properties, jar, folders);
    }

    @Test
    void theNearestWordCounts() throws IOException {
        Properties properties = new Properties();
        Path installed = room("named beside the program");
        Files.writeString(folder.resolve("Graft für alle").resolve(SharedFolder.FILE), installed + "\n");
        assertThat(found(Map.of(), properties)).contains(installed);

        Path setting = room("named by the person");
        Files.writeString(folders.data().resolve(SharedFolder.FILE), "  " + setting + "\n");
        assertThat(found(Map.of(), properties)).contains(setting);

        Path variable = room("named by the variable");
        Map<String, String> environment = Map.of("GRAFT_SHARED", variable.toString());
        assertThat(found(environment, properties)).contains(variable);

        Path property = room("named by the property");
        properties.setProperty("graft.shared", property.toString());
        assertThat(found(environment, properties)).contains(property);
    }

    @Test
    void thePersonNamesAFolderAndTakesThatBack() throws IOException {
        Properties properties = new Properties();
        assertThat(named(properties))
                .isEqualTo(new SharedFolder.Named(Optional.empty(), SharedFolder.NamedBy.NOBODY, false, false));
        Path installed = room("named beside the program");
        Files.writeString(folder.resolve("Graft für alle").resolve(SharedFolder.FILE), installed + "\n");
        Path chosen = room("named by the person");
        SharedFolder.choose(folders, Optional.of(chosen));
        assertThat(named(properties))
                .isEqualTo(new SharedFolder.Named(Optional.of(chosen), SharedFolder.NamedBy.PERSON, true, false));
        Files.delete(chosen);
        assertThat(named(properties).reached()).isFalse();
        SharedFolder.choose(folders, Optional.empty());
        assertThat(named(properties))
                .isEqualTo(
                        new SharedFolder.Named(Optional.of(installed), SharedFolder.NamedBy.INSTALLATION, true, false));
        properties.setProperty("graft.shared", installed.toString());
        assertThat(named(properties).fixed()).as("said as Graft was started").isTrue();
    }

    private SharedFolder.Named named(Properties properties) {
        return SharedFolder.named(Map.of(), properties, jar, folders);
    }

    @Test
    void whatCannotBeReachedOrIsNoAbsolutePathIsNotShared() throws IOException {
        assertThat(found(Map.of(), new Properties())).isEmpty();
        assertThat(found(Map.of("GRAFT_SHARED", folder.resolve("away").toString()), new Properties()))
                .isEmpty();
        assertThat(found(Map.of("GRAFT_SHARED", "relative"), new Properties())).isEmpty();
        Files.writeString(folders.data().resolve(SharedFolder.FILE), "\0");
        assertThat(found(Map.of(), new Properties())).isEmpty();
    }

    @Test
    void aStickKeepsItsDataInOrBesideTheProgramFolder() throws IOException {
        assertThat(PortableFolder.beside(jar)).isEmpty();

        Path beside = room(PortableFolder.NAME);
        assertThat(PortableFolder.beside(jar)).contains(beside);

        Path inside = room("Graft für alle/" + PortableFolder.NAME);
        assertThat(PortableFolder.beside(jar)).contains(inside);
    }

    @Test
    void aGraftThatRunsFromClassesIsNotPortable() throws IOException {
        Path classes = room("Graft für alle/classes");
        room("Graft für alle/" + PortableFolder.NAME);

        assertThat(PortableFolder.beside(classes)).isEmpty();
    }

    @Test
    void aDataFolderThatNobodyCanWriteDoesNotCount() throws IOException {
        Path locked = room("Graft für alle/" + PortableFolder.NAME);
        assumeThat(locked.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(locked))
                .as("an administrator can write everywhere")
                .isFalse();

        assertThat(PortableFolder.beside(jar)).isEmpty();
    }
}

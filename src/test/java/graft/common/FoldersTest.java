package graft.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths below are not absolute there")
class FoldersTest {

    @Test
    void linuxFollowsTheBaseDirectorySpecification() {
        Folders plain = Folders.of(Map.of("XDG_CACHE_HOME", "relative/is/ignored"), system("Linux"), Optional.empty());
        Folders moved = Folders.of(
                Map.of("XDG_DATA_HOME", "/d", "XDG_STATE_HOME", "/s", "XDG_CACHE_HOME", "/c"),
                system("Linux"),
                Optional.empty());

        assertThat(plain)
                .isEqualTo(folders(
                        "/home/ä b/.local/share/graft", "/home/ä b/.local/state/graft/logs", "/home/ä b/.cache/graft"));
        assertThat(moved).isEqualTo(folders("/d/graft", "/s/graft/logs", "/c/graft"));
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertThat(Folders.of(Map.of(), system("Mac OS X"), Optional.empty()).logs())
                .isEqualTo(Path.of("/home/ä b/Library/Logs/Graft"));
        assertThat(Folders.of(Map.of("LOCALAPPDATA", "/Local"), system("Windows 11"), Optional.empty()))
                .isEqualTo(folders("/Local/Graft/data", "/Local/Graft/logs", "/Local/Graft/cache"));
    }

    @Test
    void oneFolderForAllIsTheVariableOrTheProperty() {
        Properties properties = system("Linux");
        Map<String, String> environment = Map.of("GRAFT_HOME", "/from/variable");
        assertThat(Folders.of(environment, properties, Optional.empty()).data())
                .isEqualTo(Path.of("/from/variable/data"));

        properties.setProperty("graft.home", "/from/../property");
        assertThat(Folders.of(environment, properties, Optional.empty()).cache())
                .isEqualTo(Path.of("/property/cache"));
    }

    @Test
    void aFolderBesideTheProgramKeepsAllUnlessAnotherIsNamed() {
        Optional<Path> stick = Optional.of(Path.of("/media/stick/graft-data"));

        assertThat(Folders.of(Map.of(), system("Linux"), stick).data())
                .isEqualTo(Path.of("/media/stick/graft-data/data"));
        assertThat(Folders.of(Map.of("GRAFT_HOME", "/named"), system("Linux"), stick)
                        .data())
                .isEqualTo(Path.of("/named/data"));
    }

    private static Properties system(String name) {
        Properties properties = new Properties();
        properties.setProperty("os.name", name);
        properties.setProperty("user.home", "/home/ä b");
        return properties;
    }

    private static Folders folders(String data, String logs, String cache) {
        return new Folders(Path.of(data), Path.of(logs), Path.of(cache));
    }
}

package graft.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.desk.SystemCommands.Family;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SystemCommandsTest {

    private final List<List<String>> started = new ArrayList<>();
    private final List<Map<String, String>> environments = new ArrayList<>();

    private SystemCommands on(Family family) {
        return new SystemCommands(family, 4711, (command, environment) -> {
            started.add(command);
            environments.add(environment);
            throw new IOException("not here");
        });
    }

    @Test
    void systemsAreToldApartByTheirNames() {
        assertThat(Family.of("Linux")).isEqualTo(Family.LINUX);
        assertThat(Family.of("Mac OS X")).isEqualTo(Family.MAC);
        assertThat(Family.of("Windows 11")).isEqualTo(Family.WINDOWS);
        assertThat(Family.of("FreeBSD")).isEqualTo(Family.OTHER);
    }

    @Test
    void wordsAreNeverPartOfAScript() {
        String name = "\"; Remove-Item * \" & do shell script \"x\"";
        for (Family family : List.of(Family.LINUX, Family.MAC, Family.WINDOWS)) {
            on(family).tell(name, name);
        }
        assertThat(started).hasSize(3);
        assertThat(started.get(0)).startsWith("notify-send").endsWith("--", name, name);
        assertThat(started.get(1)).startsWith("osascript").endsWith(name, name);
        assertThat(started.get(2)).startsWith("powershell.exe").noneMatch(word -> word.contains(name));
        assertThat(environments.get(2)).containsValue(name);
    }

    @Test
    void whereACommandIsMissingNothingHappens() {
        for (Family family : Family.values()) {
            Desk.Awake awake = on(family).keepAwake("training");
            awake.close();
            awake.close();
        }
        assertThat(started.stream().map(command -> command.get(0)))
                .containsExactly("systemd-inhibit", "caffeinate", "powershell.exe");
        assertThat(started.get(1)).containsSequence("-w", "4711");
    }

    /** Whatever keeps the computer awake must end with us; here a child that waits for the end of its input stands for it. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theChildEndsWhenTheComputerMayRest() throws IOException {
        List<Process> children = new ArrayList<>();
        SystemCommands commands = new SystemCommands(Family.LINUX, 1, (command, environment) -> {
            assertThat(command.get(command.size() - 1)).isEqualTo("cat");
            Process child = new ProcessBuilder("cat").start();
            children.add(child);
            return child;
        });
        Desk.Awake awake = commands.keepAwake("training");
        assertThat(children.get(0).isAlive()).isTrue();
        awake.close();
        assertThat(children.get(0).onExit().join().isAlive()).isFalse();
    }
}

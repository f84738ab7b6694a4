package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LowPriorityTest {

    @Test
    void everySystemIsAskedInItsOwnWay() {
        assertThat(LowPriority.command("Linux", 7, List.of("7", "8")))
                .containsExactly("renice", "-n", "10", "-p", "7", "8");
        assertThat(LowPriority.command("Mac OS X", 7, List.of())).containsExactly("renice", "-n", "10", "-p", "7");
        assertThat(LowPriority.command("Windows 11", 7, List.of()))
                .last()
                .isEqualTo("(Get-Process -Id 7).PriorityClass = 'BelowNormal'");
        assertThat(LowPriority.command("Plan 9", 7, List.of())).isEmpty();
    }

    /** A JVM, as a worker is one: it has threads, and every one of them has to give way. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void everyThreadOfAProcessGivesWay() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.getInputStream().read()).isEqualTo('!');
            LowPriority.lower(process.pid());
            try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
                assertThat(tasks.map(LowPriority::nice)).isNotEmpty().containsOnly(10);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Says that it is there, and waits to be ended. */
    static final class Waiting {
        public static void main(String[] arguments) throws IOException {
            System.out.write('!');
            System.out.flush();
            System.in.read();
        }
    }
}

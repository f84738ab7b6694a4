package graft.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a process of ours give way to others, by a command of the system: {@code renice} on Linux and macOS, PowerShell on
 * Windows. Linux counts priorities by thread, so every thread is named; new ones inherit. An ordinary person cannot
 * take it back there, so a process stays low for as long as it lives.
 */
public final class LowPriority {

    private static final Logger LOGGER = LoggerFactory.getLogger(LowPriority.class);

    /** Half way down: what others want comes first, and all that they leave is taken. */
    private static final int NICE = 10;

    /** Threads that are just being made by others that are not low yet are there at the next look. */
    private static final int ROUNDS = 10;

    /** Where {@code /proc/PID/task/TID/stat} says it, counted after the name. */
    private static final int NICE_FIELD = 16;

    private static final long PATIENCE_SECONDS = 10;

    private LowPriority() {}

    /** Lowers a process; where that cannot be done it is logged, and the process goes on as it was. */
    public static void lower(long pid) {
        String system = System.getProperty("os.name", "");
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        boolean byThread = Files.isDirectory(tasks);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> high = high(tasks);
            if (byThread && high.isEmpty()) {
                return;
            }
            List<String> command = command(system, pid, high);
            if (command.isEmpty() || !ran(command) || !byThread) {
                return;
            }
        }
    }

    /**
     * The command.
     *
     * @param threads of the process, where the system counts by thread
     * @return empty for a system that has none
     */
    static List<String> command(String system, long pid, List<String> threads) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("linux") || lower.contains("mac")) {
            List<String> command = new ArrayList<>(List.of("renice", "-n", String.valueOf(NICE), "-p"));
            command.addAll(threads.isEmpty() ? List.of(Long.toString(pid)) : threads);
            return List.copyOf(command);
        }
        return lower.contains("windows")
                ? List.of(
                        "powershell.exe",
                        "-NoProfile",
                        "-NonInteractive",
                        "-Command",
                        "(Get-Process -Id " + pid + ").PriorityClass = 'BelowNormal'")
                : List.of();
    }

    /** The threads that are not low yet. */
    private static List<String> high(Path tasks) {
        if (!Files.isDirectory(tasks)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(tasks)) {
            return all.filter(task -> nice(task) < NICE)
                    .map(task -> String.valueOf(task.getFileName()))
                    .toList();
        } catch (IOException e) {
            LOGGER.debug("the threads in {} are not known", tasks, e);
            return List.of();
        }
    }

    /** The name, in brackets, can hold spaces. */
    static int nice(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_FIELD]);
        } catch (IOException e) {
            LOGGER.debug("{} has ended", task, e);
            return NICE;
        }
    }

    private static boolean ran(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOGGER.info("the worker keeps its priority, because this system has no {}", command.get(0));
            LOGGER.debug("starting {}", command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}

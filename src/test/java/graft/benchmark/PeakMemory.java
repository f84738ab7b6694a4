package graft.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has had in memory at most; Linux only. */
public final class PeakMemory {

    private PeakMemory() {}

    /** The most that this process had in memory at a time, in MiB. */
    public static long ofThisProcess() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(l -> l.startsWith("VmHWM:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10)
                .sum();
    }
}

package graft.compute;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.LoggerFactory;

/**
 * The machine this process runs on, as far as it matters for computing.
 *
 * @param system name, version and architecture of the operating system
 * @param processors what this process may use
 * @param memoryBytes memory there is for this process: the machine's, or less where its container allows less
 * @param availableBytes how much of that was free to take when asked
 */
public record Machine(String system, Processors processors, long memoryBytes, long availableBytes) {

    private static final Path MEMINFO = Path.of("/proc/meminfo");

    /** Asks the system. */
    public static Machine detect() {
        OperatingSystemMXBean bean = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long memory = bean.getTotalMemorySize(); // honours cgroup limits, versions 1 and 2
        long available = Math.min(memory, availableOnHost().orElseGet(bean::getFreeMemorySize));
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Processors.detect(),
                memory,
                available);
    }

    /**
     * Bytes that can still be written below a folder, which need not exist yet.
     *
     * @throws IOException if the file system does not answer
     */
    public static long freeDiskBytes(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).getUsableSpace();
    }

    private static OptionalLong availableOnHost() {
        if (!Files.isReadable(MEMINFO)) {
            return OptionalLong.empty();
        }
        try {
            return ofMemInfo(Files.readAllLines(MEMINFO));
        } catch (IOException e) {
            LoggerFactory.getLogger(Machine.class).debug("{} unreadable", MEMINFO, e);
            return OptionalLong.empty();
        }
    }

    /** The {@code MemAvailable} of Linux, which counts what the file cache would give back; free memory alone does not. */
    static OptionalLong ofMemInfo(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> line.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(digits -> Long.parseLong(digits) << 10)
                .findFirst();
    }
}

package graft.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * What Linux tells of its processors: a line for each thing there is to say of each of them.
 *
 * @param lines of {@code /proc/cpuinfo}
 */
record CpuInfo(List<String> lines) {

    private static final Path FILE = Path.of("/proc/cpuinfo");

    CpuInfo {
        lines = List.copyOf(lines);
    }

    /** A line of it. */
    record Line(String name, String value) {}

    /** Asks the system; empty where it has no such list (Windows, macOS) or does not let it be read. */
    static Optional<CpuInfo> read() {
        if (!Files.isReadable(FILE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CpuInfo(Files.readAllLines(FILE)));
        } catch (IOException e) {
            LoggerFactory.getLogger(CpuInfo.class).debug("{} unreadable", FILE, e);
            return Optional.empty();
        }
    }

    /** All that is said, in order, one processor after the other. */
    Stream<Line> said() {
        return lines.stream().filter(line -> line.indexOf(':') >= 0).map(line -> {
            int colon = line.indexOf(':');
            return new Line(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        });
    }
}

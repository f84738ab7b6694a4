package graft.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * The instructions by which a processor computes several numbers at once, as far as they decide how fast Graft trains.
 *
 * @param names as the system writes them, such as {@code avx2}, the older first; empty where the system does not say
 */
public record VectorInstructions(List<String> names) {

    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** Of Intel's and AMD's processors, then of ARM's. */
    private static final List<String> OF_INTEREST = List.of(
            "sse4_2",
            "avx",
            "f16c",
            "fma",
            "avx2",
            "avx512f",
            "avx512_vnni",
            "avx_vnni",
            "amx_tile",
            "asimd",
            "asimddp",
            "sve");

    public VectorInstructions {
        names = List.copyOf(names);
    }

    /** Asks the system; only Linux answers without a program of its own. */
    public static VectorInstructions detect() {
        if (Files.isReadable(CPUINFO)) {
            try {
                return ofCpuInfo(Files.readAllLines(CPUINFO));
            } catch (IOException e) {
                LoggerFactory.getLogger(VectorInstructions.class).debug("{} unreadable", CPUINFO, e);
            }
        }
        return new VectorInstructions(List.of());
    }

    /** Reads {@code /proc/cpuinfo}, where Intel's and AMD's lines begin with {@code flags} and ARM's with {@code Features}. */
    static VectorInstructions ofCpuInfo(List<String> lines) {
        Set<String> all = lines.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .limit(1)
                .flatMap(line -> Arrays.stream(
                        line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
                .collect(Collectors.toSet());
        return new VectorInstructions(OF_INTEREST.stream().filter(all::contains).toList());
    }

    /** Whether the system said which there are, and AVX2 is not among them: then ND4J's library ends the worker. */
    public boolean tooOld() {
        return names.contains("sse4_2") && !names.contains("avx2");
    }
}

package graft.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;

/**
 * The vector instructions of a processor, by which the speed of matrix arithmetic is decided.
 *
 * @param flags what the system calls them, in lower case, such as {@code avx2}
 */
public record InstructionSets(Set<String> flags) {

    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** What is worth naming, best last: flag of Linux, and what the maker calls it. */
    private static final List<String[]> NAMED = List.of(
            new String[] {"sse4_2", "SSE4.2"},
            new String[] {"asimd", "NEON"},
            new String[] {"avx", "AVX"},
            new String[] {"f16c", "F16C"},
            new String[] {"fma", "FMA"},
            new String[] {"avx2", "AVX2"},
            new String[] {"avx512f", "AVX-512"},
            new String[] {"avx512_vnni", "AVX-512 VNNI"},
            new String[] {"avx512_bf16", "AVX-512 BF16"},
            new String[] {"amx_bf16", "AMX BF16"});

    public InstructionSets {
        flags = Set.copyOf(flags);
    }

    /** Asks the system; empty where it does not say (Windows and macOS have no list that can be read without native code). */
    public static Optional<InstructionSets> detect() {
        if (!Files.isReadable(CPUINFO)) {
            return Optional.empty();
        }
        try {
            return ofCpuInfo(Files.readAllLines(CPUINFO));
        } catch (IOException e) {
            LoggerFactory.getLogger(InstructionSets.class).debug("{} unreadable", CPUINFO, e);
            return Optional.empty();
        }
    }

    /** Those that every processor of {@code /proc/cpuinfo} has; x86 calls the line {@code flags}, Arm {@code Features}. */
    static Optional<InstructionSets> ofCpuInfo(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
                .<Set<String>>map(flags -> new TreeSet<>(Arrays.asList(flags)))
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .map(InstructionSets::new);
    }

    /** Those worth naming to a person, best last. */
    public List<String> names() {
        return NAMED.stream()
                .filter(named -> flags.contains(named[0]))
                .map(named -> named[1])
                .toList();
    }

    /** Whether the build of ND4J that Graft comes with on x86-64 can run: it is compiled for AVX2 with fused multiply-add. */
    public boolean avx2() {
        return flags.contains("avx2") && flags.contains("fma");
    }
}

package graft.compute;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The vector instructions of a processor, by which the speed of matrix arithmetic is decided.
 *
 * @param flags what the system calls them, in lower case, such as {@code avx2}
 */
public record InstructionSets(Set<String> flags) {

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

    /**
     * Asks the system and the Java runtime, which both have asked the processor. What only one of them knows of is left out:
     * a list that the system passes on from elsewhere (an emulator, a container) may name more than there is. Where the
     * system has no list (Windows, macOS), what the runtime says is taken. Empty where neither says anything.
     */
    public static Optional<InstructionSets> detect() {
        Optional<RuntimeView> runtime = RuntimeView.ask();
        Optional<InstructionSets> listed = CpuInfo.read().flatMap(InstructionSets::of);
        return listed.map(sets -> runtime.map(sets::confirmedBy).orElse(sets)).or(() -> runtime.map(RuntimeView::sets));
    }

    /** Those that every processor of Linux's list has; x86 calls the line {@code flags}, Arm {@code Features}. */
    static Optional<InstructionSets> of(CpuInfo info) {
        return info.said()
                .filter(line -> line.name().equals("flags") || line.name().equals("Features"))
                .<Set<String>>map(
                        line -> new TreeSet<>(Arrays.asList(line.value().split("\\s+"))))
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .map(InstructionSets::new);
    }

    /** Without those that the Java runtime found missing. */
    InstructionSets confirmedBy(RuntimeView runtime) {
        return new InstructionSets(
                flags.stream().filter(flag -> !runtime.denies(flag)).collect(Collectors.toSet()));
    }

    /**
     * What HotSpot found on an x86 processor, by the settings it chose for itself.
     *
     * @param sse level of SSE, to 4
     * @param avx level of AVX: 0 for none, 2 for AVX2, 3 for AVX-512, which it leaves aside on processors that slow down
     * @param fma whether multiplications and additions are fused
     */
    record RuntimeView(int sse, int avx, boolean fma) {

        private static final Set<String> WITH_AVX = Set.of("avx", "f16c");

        /** Empty on other processors and other runtimes. */
        static Optional<RuntimeView> ask() {
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            try {
                return Optional.of(new RuntimeView(
                        Integer.parseInt(bean.getVMOption("UseSSE").getValue()),
                        Integer.parseInt(bean.getVMOption("UseAVX").getValue()),
                        Boolean.parseBoolean(bean.getVMOption("UseFMA").getValue())));
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // it has no such settings
            }
        }

        boolean denies(String flag) {
            return WITH_AVX.contains(flag) && avx < 1
                    || (flag.equals("avx2") || flag.startsWith("avx512") || flag.startsWith("amx")) && avx < 2
                    || flag.equals("fma") && !fma;
        }

        InstructionSets sets() {
            Set<String> found = new TreeSet<>();
            if (sse >= 4) {
                found.add("sse4_2");
            }
            if (avx >= 1) {
                found.add("avx");
            }
            if (avx >= 2) {
                found.add("avx2");
            }
            if (avx >= 3) {
                found.add("avx512f");
            }
            if (fma) {
                found.add("fma");
            }
            return new InstructionSets(found);
        }
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

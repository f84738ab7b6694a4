package graft.compute;

import java.util.HashSet;
import java.util.Set;

/**
 * The processors this process may use.
 *
 * @param name what the maker calls it, or the architecture where the system does not say
 * @param logical how many threads can run at a time, 1 or more; limits on this process or its container are in
 * @param physical how many cores stand behind them, 1 to {@code logical}; matrix arithmetic gains nothing from more threads
 */
public record Processors(String name, int logical, int physical) {

    public Processors {
        if (physical < 1 || logical < physical) {
            throw new IllegalArgumentException(logical + " logical, " + physical + " physical");
        }
    }

    /** Asks the system. */
    public static Processors detect() {
        int logical = Runtime.getRuntime().availableProcessors(); // honours cgroup quotas, CPU sets and affinity
        return CpuInfo.read().map(info -> of(info, logical)).orElseGet(() -> guess(logical));
    }

    /**
     * Each logical processor of Linux's list names the package and the core it belongs to.
     *
     * @param logical how many of them this process may use
     */
    static Processors of(CpuInfo info, int logical) {
        Set<String> cores = new HashSet<>();
        String name = System.getProperty("os.arch", "unknown");
        String chip = "";
        for (CpuInfo.Line line : info.said().toList()) {
            switch (line.name()) {
                case "model name" -> name = line.value();
                case "physical id" -> chip = line.value();
                case "core id" -> cores.add(chip + "/" + line.value());
                default -> {}
            }
        }
        // Arm systems list no cores there; they also have no second thread on a core.
        int physical = cores.isEmpty() ? logical : Math.min(cores.size(), logical);
        return new Processors(name, logical, physical);
    }

    /**
     * Without a list of cores: Apple's processors and small machines have one thread on a core, others usually two. A guess
     * that is too low costs a few percent, one that is too high costs more.
     */
    private static Processors guess(int logical) {
        String arch = System.getProperty("os.arch", "unknown");
        boolean single = arch.equals("aarch64") || logical < 4;
        return new Processors(arch, logical, single ? logical : logical / 2);
    }
}

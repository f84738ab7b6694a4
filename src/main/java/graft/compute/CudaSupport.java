package graft.compute;

import graft.common.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which cards ND4J's build for CUDA 11.6 can compute on, known beforehand, because ND4J itself only counts cards and fails
 * at the first operation of one that its code was not compiled for. Its libraries hold machine code for the generations
 * below and nothing that a driver could translate (read from the headers of the published libraries of version 1.0.0-M2.1).
 *
 * @param operatingSystem as in the system property {@code os.name}
 */
public record CudaSupport(String operatingSystem) {

    /** The oldest driver that runs programs made with CUDA 11 (NVIDIA, "CUDA Compatibility", minor versions). */
    private static final int OLDEST_DRIVER = 450;

    private static final List<ComputeCapability> LINUX = List.of(
            new ComputeCapability(3, 7),
            new ComputeCapability(5, 0),
            new ComputeCapability(5, 2),
            new ComputeCapability(6, 0),
            new ComputeCapability(6, 1),
            new ComputeCapability(7, 0),
            new ComputeCapability(7, 5),
            new ComputeCapability(8, 0),
            new ComputeCapability(8, 6));

    private static final List<ComputeCapability> WINDOWS = List.of(
            new ComputeCapability(5, 0),
            new ComputeCapability(5, 2),
            new ComputeCapability(6, 1),
            new ComputeCapability(7, 5),
            new ComputeCapability(8, 6));

    /** The machine that this process runs on. */
    public static CudaSupport ofThisMachine() {
        return new CudaSupport(System.getProperty("os.name", ""));
    }

    /** Why that build cannot compute on this card; empty if it can. */
    public Optional<Message> obstacle(GraphicsCard card) {
        List<ComputeCapability> built = built();
        if (built.isEmpty()) {
            return Optional.of(Message.of("device.systemWithout", card.name()));
        }
        if (card.driverMajor() < OLDEST_DRIVER) {
            return Optional.of(Message.of("device.oldDriver", card.name(), card.driver(), OLDEST_DRIVER));
        }
        if (card.capability().isEmpty()) {
            return Optional.of(Message.of("device.unknownCard", card.name()));
        }
        ComputeCapability capability = card.capability().get();
        if (built.stream().anyMatch(capability::runs)) {
            return Optional.empty();
        }
        ComputeCapability newest = built.stream().max(Comparator.naturalOrder()).orElseThrow();
        String key = capability.compareTo(newest) > 0 ? "device.tooNew" : "device.notBuilt";
        return Optional.of(Message.of(key, card.name(), capability.toString()));
    }

    private List<ComputeCapability> built() {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return WINDOWS;
        }
        return system.contains("linux") ? LINUX : List.of();
    }
}

package graft.worker.client;

import graft.compute.pack.InstalledPack;
import graft.compute.pack.PackKind;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a worker is started with beyond what comes with Graft.
 *
 * @param packs the packs it uses
 * @param card the graphics card it may see, in the order of the slots; empty if none
 */
public record Equipment(List<InstalledPack> packs, OptionalInt card) {

    /** Nothing. */
    public static final Equipment NONE = new Equipment(List.of(), OptionalInt.empty());

    public Equipment {
        packs = List.copyOf(packs);
    }

    boolean has(PackKind kind) {
        return packs.stream().anyMatch(pack -> pack.kind() == kind);
    }

    /**
     * What the libraries read before {@code main}. A worker without a card asks for none: ND4J for graphics cards may be on
     * the class path all the same (Maven's profile {@code cuda}), would be asked first, and would fill the log with why it
     * cannot.
     *
     * @param windows how the system finds libraries that libraries need
     * @param inherited the environment of this process
     */
    Map<String, String> environment(boolean windows, Map<String, String> inherited) {
        Map<String, String> environment = new TreeMap<>();
        if (card.isPresent()) {
            environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
            environment.put("CUDA_VISIBLE_DEVICES", String.valueOf(card.getAsInt()));
        } else {
            environment.put("BACKEND_PRIORITY_GPU", "-1");
        }
        if (!packs.isEmpty()) {
            String variable = windows
                    ? inherited.keySet().stream()
                            .filter(name -> name.equalsIgnoreCase("PATH"))
                            .findFirst()
                            .orElse("PATH")
                    : "LD_LIBRARY_PATH";
            String separator = windows ? ";" : ":";
            StringBuilder path = new StringBuilder();
            packs.forEach(pack -> path.append(path.isEmpty() ? "" : separator).append(pack.natives()));
            String before = inherited.getOrDefault(variable, "");
            environment.put(variable, before.isEmpty() ? path.toString() : path + separator + before);
        }
        return environment;
    }
}

package graft.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import graft.common.Folders;
import graft.common.Message;
import graft.compute.GraphicsCard;
import graft.compute.Machine;
import graft.compute.VectorInstructions;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.EnvironmentReport.Library;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code graft doctor} found.
 *
 * @param works whether everything that Graft needs could be loaded
 * @param environment what the worker says
 * @param instructions what the processor can do at once
 * @param cards graphics cards of NVIDIA
 * @param device the one sentence about what trains, and why
 * @param folders where Graft keeps its own things
 * @param freeDiskBytes room where the cache of features goes
 * @param workerStartMillis from starting the worker to its greeting
 * @param librariesMillis what loading the native libraries took after that
 */
record DoctorReport(
        boolean works,
        EnvironmentReport environment,
        VectorInstructions instructions,
        List<GraphicsCard> cards,
        String device,
        Map<String, String> folders,
        long freeDiskBytes,
        long workerStartMillis,
        long librariesMillis) {

    static DoctorReport of(
            EnvironmentReport environment,
            List<GraphicsCard> cards,
            Folders folders,
            long startMillis,
            long librariesMillis)
            throws IOException {
        return new DoctorReport(
                environment.nd4j().filter(Library::works).isPresent()
                        && environment.onnxRuntime().filter(Library::works).isPresent(),
                environment,
                VectorInstructions.detect(),
                List.copyOf(cards),
                device(cards),
                places(folders),
                Machine.freeDiskBytes(folders.cache()),
                startMillis,
                librariesMillis);
    }

    /** This version has no way to train on a card, and says so instead of staying silent about one that is there. */
    private static String device(List<GraphicsCard> cards) {
        return cards.stream()
                .findFirst()
                .map(card -> Message.of("cli.doctor.card", card.name()))
                .orElseGet(() -> Message.of("cli.doctor.noCard"))
                .english();
    }

    private static Map<String, String> places(Folders folders) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("data", folders.data().toString());
        places.put("logs", folders.logs().toString());
        places.put("cache", folders.cache().toString());
        return places;
    }

    /** What did not work, for the log. */
    @JsonIgnore
    String problems() {
        List<String> problems = new ArrayList<>();
        environment.nd4j().filter(library -> !library.works()).ifPresent(broken -> problems.add(broken.problem()));
        environment
                .onnxRuntime()
                .filter(library -> !library.works())
                .ifPresent(broken -> problems.add(broken.problem()));
        return String.join("; ", problems);
    }

    /** The report for a person, one fact a line. */
    @JsonIgnore
    String text() {
        Machine machine = environment.machine();
        StringBuilder text = new StringBuilder();
        line(text, "Graft", environment.build());
        line(text, "Java", environment.java());
        line(text, "System", machine.system());
        line(
                text,
                "Processor",
                machine.processors().name() + ", " + machine.processors().physical() + " cores, "
                        + machine.processors().logical() + " threads");
        line(
                text,
                "Instructions",
                instructions.names().isEmpty()
                        ? "the system does not say"
                        : String.join(", ", instructions.names())
                                + (instructions.tooOld()
                                        ? "; Graft needs avx2, which this processor does not have"
                                        : ""));
        for (GraphicsCard card : cards) {
            line(text, "Card", described(card));
        }
        line(text, "Training", device);
        line(text, "Memory", gigabytes(machine.memoryBytes()) + ", " + gigabytes(machine.availableBytes()) + " free");
        line(text, "Free disk", gigabytes(freeDiskBytes) + " for features and runs");
        line(
                text,
                "Worker",
                "starts in " + workerStartMillis + " ms, libraries load in " + librariesMillis + " ms, heap up to "
                        + gigabytes(environment.heapBytes()));
        environment.onnxRuntime().ifPresent(library -> line(text, "ONNX Runtime", onnxRuntime(library)));
        environment.nd4j().ifPresent(library -> line(text, "ND4J", nd4j(library)));
        folders.forEach((name, folder) ->
                line(text, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), folder));
        return text.toString();
    }

    private static String described(GraphicsCard card) {
        return card.name()
                + (card.memoryBytes() > 0 ? ", " + gigabytes(card.memoryBytes()) : "")
                + ", driver " + card.driver()
                + card.computeCapability()
                        .map(capability -> ", compute capability " + capability)
                        .orElse("");
    }

    private static String onnxRuntime(Library library) {
        return library.works()
                ? library.version() + " on " + String.join(", ", library.computesWith())
                : "cannot be loaded: " + library.problem();
    }

    private static String nd4j(Library library) {
        if (!library.works()) {
            return "cannot be loaded: " + library.problem();
        }
        return library.version() + " on " + String.join(", ", library.computesWith()) + ", " + library.threads()
                + " threads, tensors up to " + gigabytes(library.limitBytes()) + ", oneDNN "
                + (library.fastLayers().orElse(false) ? "active" : "not active, so fine-tuning is slow");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-13s %s%n", name, value));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}

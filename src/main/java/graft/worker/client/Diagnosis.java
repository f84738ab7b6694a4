package graft.worker.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import graft.common.Message;
import graft.compute.GraphicsCard;
import graft.compute.Machine;
import graft.compute.TrainingDevice;
import graft.compute.pack.PackStanding;
import graft.compute.pack.PackState;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.EnvironmentReport.Convolution;
import graft.worker.protocol.EnvironmentReport.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of a machine: what Graft finds on it, and whether all that Graft needs works. Holds nothing that
 * names the person: folders begin with {@code ~} where they lie in the home folder.
 *
 * @param environment what a worker says, its native libraries loaded
 * @param instructions the vector instructions of the processor that matter, best last; empty where the system does not tell
 * @param device what training runs on, and why
 * @param packs libraries that can be added
 * @param folders where Graft keeps its own things
 * @param freeDiskBytes room where the cache of features goes
 * @param workerStartMillis from starting the worker to its greeting
 * @param librariesMillis what loading and trying the native libraries took after that
 */
public record Diagnosis(
        EnvironmentReport environment,
        Optional<List<String>> instructions,
        TrainingDevice device,
        List<PackFact> packs,
        Places folders,
        long freeDiskBytes,
        long workerStartMillis,
        long librariesMillis) {

    public Diagnosis {
        packs = List.copyOf(packs);
    }

    /**
     * What there is to say of a pack.
     *
     * @param id of the pack
     * @param here whether it is here, sound or not
     * @param helps whether it would help this computer
     * @param told the same in words
     */
    public record PackFact(String id, boolean here, boolean helps, Message told) {

        static PackFact of(PackState state) {
            return new PackFact(
                    state.pack().id(),
                    !(state.standing() instanceof PackStanding.Absent),
                    state.fit().helps(),
                    told(state));
        }

        private static Message told(PackState state) {
            String id = state.pack().id();
            boolean helps = state.fit().helps();
            if (state.standing() instanceof PackStanding.Damaged damaged) {
                return damaged.why();
            }
            if (state.standing() instanceof PackStanding.Here here) {
                return Message.of(
                        helps ? "doctor.packHere" : "doctor.packUseless",
                        id,
                        here.bytes() / 1e9,
                        state.fit().why());
            }
            return Message.of(
                    helps ? "doctor.packAbsent" : "doctor.packUnneeded",
                    id,
                    state.fit().why());
        }
    }

    /** Where Graft keeps its own things, the home folder written as {@code ~}. */
    public record Places(String data, String logs, String cache) {}

    /**
     * One line of what is told.
     *
     * @param name what it is about
     * @param value what was found
     */
    public record Fact(Message name, Message value) {}

    /** Whether everything that Graft needs could be loaded. */
    @JsonProperty
    public boolean works() {
        return environment.nd4j().filter(Library::works).isPresent()
                && environment.onnxRuntime().filter(Library::works).isPresent();
    }

    /** What did not work, in the words of the system; empty if everything did. */
    @JsonIgnore
    public String problems() {
        List<String> problems = new ArrayList<>();
        environment.nd4j().filter(library -> !library.works()).ifPresent(broken -> problems.add(broken.problem()));
        environment
                .onnxRuntime()
                .filter(library -> !library.works())
                .ifPresent(broken -> problems.add(broken.problem()));
        return String.join("; ", problems);
    }

    /** All that is told, in the order in which it is told. */
    @JsonIgnore
    public List<Fact> facts() {
        Machine machine = environment.machine();
        List<Fact> facts = new ArrayList<>();
        add(facts, "doctor.graft", plain(environment.build()));
        add(facts, "doctor.java", plain(environment.java()));
        add(facts, "doctor.system", plain(machine.system()));
        add(
                facts,
                "doctor.processor",
                Message.of(
                        "doctor.processorValue",
                        machine.processors().name(),
                        machine.processors().physical(),
                        machine.processors().logical()));
        instructions.ifPresent(names -> add(facts, "doctor.instructions", instructions(names)));
        add(
                facts,
                "doctor.memory",
                Message.of(
                        "doctor.memoryValue", gigabytes(machine.memoryBytes()), gigabytes(machine.availableBytes())));
        add(facts, "doctor.disk", Message.of("doctor.diskValue", gigabytes(freeDiskBytes)));
        add(
                facts,
                "doctor.worker",
                Message.of(
                        "doctor.workerValue", workerStartMillis, librariesMillis, gigabytes(environment.heapBytes())));
        environment.onnxRuntime().ifPresent(library -> add(facts, "doctor.onnxRuntime", onnxRuntime(library)));
        environment.nd4j().ifPresent(library -> add(facts, "doctor.nd4j", nd4j(library)));
        environment.nd4j().flatMap(Library::convolution).ifPresent(trial -> add(facts, "doctor.oneDnn", oneDnn(trial)));
        device.cards().forEach(card -> add(facts, "doctor.card", card(card)));
        add(facts, "doctor.device", device.reason());
        packs.forEach(pack -> add(facts, "doctor.pack", pack.told()));
        add(facts, "doctor.data", plain(folders.data()));
        add(facts, "doctor.logs", plain(folders.logs()));
        add(facts, "doctor.cache", plain(folders.cache()));
        return List.copyOf(facts);
    }

    private static void add(List<Fact> facts, String name, Message value) {
        facts.add(new Fact(Message.of(name), value));
    }

    private static Message plain(String text) {
        return Message.of("doctor.plain", text);
    }

    private static Message instructions(List<String> names) {
        return names.isEmpty() ? Message.of("doctor.instructionsNone") : plain(String.join(", ", names));
    }

    private static Message onnxRuntime(Library library) {
        return library.works()
                ? Message.of("doctor.onnxRuntimeValue", library.version(), String.join(", ", library.computesWith()))
                : Message.of("doctor.broken", library.problem());
    }

    private static Message nd4j(Library library) {
        return library.works()
                ? Message.of(
                        "doctor.nd4jValue",
                        library.version(),
                        String.join(", ", library.computesWith()),
                        library.threads(),
                        gigabytes(library.limitBytes()))
                : Message.of("doctor.broken", library.problem());
    }

    private static Message oneDnn(Convolution trial) {
        return Message.of(
                trial.oneDnn() ? "doctor.oneDnnActive" : "doctor.oneDnnIdle",
                Math.round(trial.gigaflops()),
                Math.round(trial.plainGigaflops()));
    }

    private static Message card(GraphicsCard card) {
        return Message.of(
                "doctor.cardValue",
                card.name(),
                gigabytes(card.memoryBytes()),
                card.driver(),
                card.capability().map(Object::toString).orElse("?"));
    }

    private static double gigabytes(long bytes) {
        return bytes / (double) (1L << 30);
    }
}

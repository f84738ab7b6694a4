package graft.worker.client;

import graft.common.Folders;
import graft.compute.CudaSupport;
import graft.compute.GraphicsCard;
import graft.compute.InstructionSets;
import graft.compute.Machine;
import graft.compute.NvidiaSmi;
import graft.compute.TrainingDevice;
import graft.compute.pack.PackKind;
import graft.compute.pack.PackStore;
import graft.compute.pack.PackSurvey;
import graft.worker.protocol.EnvironmentReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at a machine as Graft would use it: starts a worker, has it load and try its libraries, asks for graphics cards. */
public final class Examination {

    private final Folders folders;
    private final NvidiaSmi cards;
    private final CudaSupport support;
    private final PackSurvey packs;
    private final BooleanSupplier pack;

    /**
     * @param packs what can be added
     * @param pack whether ND4J's libraries for graphics cards are there
     */
    public Examination(Folders folders, NvidiaSmi cards, CudaSupport support, PackSurvey packs, BooleanSupplier pack) {
        this.folders = folders;
        this.cards = cards;
        this.support = support;
        this.packs = packs;
        this.pack = pack;
    }

    /** That of the machine this process runs on. */
    public static Examination ofThisMachine(Folders folders) {
        return new Examination(
                folders,
                NvidiaSmi.ofThisMachine(),
                CudaSupport.ofThisMachine(),
                PackSurvey.ofThisMachine(folders),
                () -> cardLibraries(folders));
    }

    /** From a pack, or in a build of Maven's profile {@code cuda} from the class path. */
    private static boolean cardLibraries(Folders folders) {
        PackStore packs = PackStore.of(folders);
        return System.getProperty("java.class.path", "").contains("nd4j-cuda-")
                || packs.offered().stream()
                        .anyMatch(offer -> offer.kind() == PackKind.CARD_TRAINING && packs.has(offer));
    }

    /**
     * Examines; takes some seconds.
     *
     * @param starter starts a worker
     * @param asked is given the question to the worker, so that it can be stopped
     * @throws IOException if the disk does not answer
     */
    public Diagnosis run(Supplier<WorkerClient> starter, Consumer<Call> asked) throws IOException {
        long start = System.nanoTime();
        try (WorkerClient worker = starter.get()) {
            long greeted = System.nanoTime();
            Call call = worker.call(EnvironmentReport.KIND, new EnvironmentReport.Question(true));
            asked.accept(call);
            EnvironmentReport environment = call.await(EnvironmentReport.class);
            long answered = System.nanoTime();
            List<GraphicsCard> there = cards.cards();
            return new Diagnosis(
                    environment,
                    InstructionSets.detect().map(InstructionSets::names),
                    among(there),
                    packs.look(there).stream().map(Diagnosis.PackFact::of).toList(),
                    places(),
                    Machine.freeDiskBytes(folders.cache()),
                    (greeted - start) / 1_000_000,
                    (answered - greeted) / 1_000_000);
        }
    }

    /** What training runs on, and why; asks the driver of graphics cards. */
    public TrainingDevice device() {
        return among(cards.cards());
    }

    private TrainingDevice among(List<GraphicsCard> there) {
        return TrainingDevice.among(there, support, pack.getAsBoolean());
    }

    private Diagnosis.Places places() {
        return new Diagnosis.Places(anonymous(folders.data()), anonymous(folders.logs()), anonymous(folders.cache()));
    }

    /** The name of a home folder is most often that of the person. */
    static String anonymous(Path folder) {
        Path home = Path.of(System.getProperty("user.home"));
        return folder.startsWith(home) && !home.equals(home.getRoot())
                ? Path.of("~").resolve(home.relativize(folder)).toString()
                : folder.toString();
    }
}

package graft.worker.client;

import graft.common.Folders;
import graft.compute.InstructionSets;
import graft.compute.NativeOptions.Build;
import graft.compute.pack.InstalledPack;
import graft.compute.pack.PackKind;
import graft.compute.pack.PackStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Decides which build of ND4J and which packs a worker gets, before anything native is loaded anywhere. */
final class Outfitter {

    private final Supplier<PackStore> packs;
    private final Supplier<Optional<InstructionSets>> processor;
    private final String architecture;

    /**
     * @param packs only asked where one may be wanted
     * @param processor what the processor can do, as far as that is known
     * @param architecture as in the system property {@code os.arch}
     */
    Outfitter(Supplier<PackStore> packs, Supplier<Optional<InstructionSets>> processor, String architecture) {
        this.packs = packs;
        this.processor = processor;
        this.architecture = architecture;
    }

    /** For this machine, with the packs of a person. */
    static Outfitter ofThisMachine(Folders folders) {
        return new Outfitter(() -> PackStore.of(folders), InstructionSets::detect, System.getProperty("os.arch", ""));
    }

    /** What a worker gets. */
    record Outfit(Build build, Equipment equipment) {}

    /**
     * For a worker that computes on the processor.
     *
     * @param installed whether the native libraries lie beside the jars, in one build only
     * @throws graft.common.GraftException if a pack it needs is damaged
     */
    Outfit onProcessor(boolean installed) {
        List<InstalledPack> wanted = new ArrayList<>();
        Build build = build(installed, wanted);
        return new Outfit(build, new Equipment(wanted, OptionalInt.empty()));
    }

    /**
     * For a worker that trains on a graphics card.
     *
     * @param card its place in the order of the slots
     */
    Outfit onCard(boolean installed, int card) {
        List<InstalledPack> wanted = new ArrayList<>();
        packs.get().ready(PackKind.CARD_TRAINING).ifPresent(wanted::add);
        Build build = build(installed, wanted);
        return new Outfit(build, new Equipment(wanted, OptionalInt.of(card)));
    }

    private Build build(boolean installed, List<InstalledPack> wanted) {
        Build usual = Build.choose(
                architecture, processor.get().map(InstructionSets::avx2).orElse(true), false, installed);
        if (usual == Build.AVX2 || !architecture.matches("amd64|x86_64")) {
            return usual;
        }
        Optional<InstalledPack> baseline = packs.get().ready(PackKind.OLD_PROCESSOR);
        baseline.ifPresent(wanted::add);
        return baseline.isPresent() ? Build.BASELINE : usual;
    }
}

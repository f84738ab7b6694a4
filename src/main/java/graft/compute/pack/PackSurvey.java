package graft.compute.pack;

import graft.common.Folders;
import graft.common.GraftException;
import graft.compute.CudaSupport;
import graft.compute.GraphicsCard;
import graft.compute.InstructionSets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks which packs there are for this computer, which of them would help it, and which are here.
 *
 * @param store the packs on the disk
 * @param downloads those on their way there
 * @param support which graphics cards ND4J can compute on
 * @param processor what the processor can do, as far as that is known
 */
public record PackSurvey(
        PackStore store, PackDownloads downloads, CudaSupport support, Supplier<Optional<InstructionSets>> processor) {

    /** That of the machine this process runs on. */
    public static PackSurvey ofThisMachine(Folders folders) {
        PackStore store = PackStore.of(folders);
        return new PackSurvey(
                store, PackDownloads.of(folders, store), CudaSupport.ofThisMachine(), InstructionSets::detect);
    }

    /**
     * Looks; reads files that were touched since they were put there.
     *
     * @param cards the graphics cards of the computer
     */
    public List<PackState> look(List<GraphicsCard> cards) {
        Optional<InstructionSets> instructions = processor.get();
        return store.offered().stream()
                .map(pack -> new PackState(
                        pack, store.bytes(pack), PackFit.of(pack.kind(), cards, support, instructions), standing(pack)))
                .toList();
    }

    private PackStanding standing(Pack pack) {
        try {
            return store.ready(pack.kind())
                    .<PackStanding>map(installed -> new PackStanding.Here(store.diskBytes(pack)))
                    .orElseGet(() -> new PackStanding.Absent(downloads.come(pack)));
        } catch (GraftException e) {
            return new PackStanding.Damaged(e.userMessage());
        }
    }
}

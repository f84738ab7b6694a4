package graft.compute.pack;

import graft.common.Message;
import graft.compute.CudaSupport;
import graft.compute.GraphicsCard;
import graft.compute.InstructionSets;
import graft.compute.TrainingDevice;
import java.util.List;
import java.util.Optional;

/**
 * Whether a pack would help a computer.
 *
 * @param helps whether it would
 * @param why one sentence: what it would be used for, or why it is of no use
 */
public record PackFit(boolean helps, Message why) {

    /**
     * Decides.
     *
     * @param cards the graphics cards of the computer
     * @param support which of them ND4J can compute on
     * @param processor what the processor can do; where nothing is known of it, it is taken for a modern one, as a worker
     *     does when it is started
     */
    static PackFit of(
            PackKind kind, List<GraphicsCard> cards, CudaSupport support, Optional<InstructionSets> processor) {
        return switch (kind) {
            case CARD_TRAINING -> {
                TrainingDevice device = TrainingDevice.among(cards, support, true);
                yield device.usable()
                        .map(card -> new PackFit(
                                true, Message.of("pack.helpsCard", card.card().name())))
                        .orElseGet(() -> new PackFit(false, device.reason()));
            }
            case OLD_PROCESSOR -> {
                boolean modern = processor.map(InstructionSets::avx2).orElse(true);
                yield new PackFit(!modern, Message.of(modern ? "pack.modernProcessor" : "pack.helpsProcessor"));
            }
        };
    }
}

package graft.compute;

import graft.common.Message;
import java.util.List;
import java.util.Optional;

/**
 * What training runs on, and why.
 *
 * @param cards the graphics cards that were found
 * @param reason one sentence: why it is the processor
 */
public record TrainingDevice(List<GraphicsCard> cards, Message reason) {

    public TrainingDevice {
        cards = List.copyOf(cards);
    }

    /**
     * Decides among the cards there are. This version of Graft holds no build of ND4J for graphics cards, so it is always the
     * processor; the reason says whether a card would do at all, and is that of the first card which would, or else of the
     * first.
     */
    public static TrainingDevice among(List<GraphicsCard> cards, CudaSupport support) {
        if (cards.isEmpty()) {
            return new TrainingDevice(cards, Message.of("device.noCard"));
        }
        Optional<GraphicsCard> usable =
                cards.stream().filter(card -> support.obstacle(card).isEmpty()).findFirst();
        return new TrainingDevice(
                cards,
                usable.map(card -> Message.of("device.noPack", card.name()))
                        .or(() -> support.obstacle(cards.get(0)))
                        .orElseThrow());
    }
}

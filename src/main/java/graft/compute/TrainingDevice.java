package graft.compute;

import graft.common.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What training can run on, and why.
 *
 * @param cards the graphics cards that were found
 * @param usable the one that training is tried on; empty if it is the processor's in any case
 * @param reason one sentence: why it is the processor, or which card may be used
 */
public record TrainingDevice(List<GraphicsCard> cards, Optional<Usable> usable, Message reason) {

    public TrainingDevice {
        cards = List.copyOf(cards);
    }

    /**
     * A card that ND4J can compute on.
     *
     * @param index its place in the order of the driver, from 0, which is that of the slots (PCI bus)
     */
    public record Usable(int index, GraphicsCard card) {}

    /**
     * Decides among the cards there are. The reason is that of the first card which would do, or else of the first.
     *
     * @param pack whether the libraries for graphics cards are there
     */
    public static TrainingDevice among(List<GraphicsCard> cards, CudaSupport support, boolean pack) {
        if (cards.isEmpty()) {
            return new TrainingDevice(cards, Optional.empty(), Message.of("device.noCard"));
        }
        Optional<Usable> fit = IntStream.range(0, cards.size())
                .mapToObj(i -> new Usable(i, cards.get(i)))
                .filter(found -> support.obstacle(found.card()).isEmpty())
                .findFirst();
        Message reason = fit.map(found -> Message.of(
                        pack ? "device.ready" : "device.noPack", found.card().name()))
                .or(() -> support.obstacle(cards.get(0)))
                .orElseThrow();
        return new TrainingDevice(cards, pack ? fit : Optional.empty(), reason);
    }
}

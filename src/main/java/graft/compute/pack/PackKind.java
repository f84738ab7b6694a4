package graft.compute.pack;

import graft.common.Message;

/** What a pack is for. */
public enum PackKind {
    /** Trains unfrozen stages on a graphics card, with ND4J. */
    CARD_TRAINING,
    /** Trains on a processor without AVX2, for which the libraries that come with Graft were not made. */
    OLD_PROCESSOR;

    /** What to call it. */
    public Message title() {
        return switch (this) {
            case CARD_TRAINING -> Message.of("pack.cardTraining");
            case OLD_PROCESSOR -> Message.of("pack.oldProcessor");
        };
    }
}

package graft.app;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.pack.Pack;
import graft.compute.pack.PackFit;
import graft.compute.pack.PackStanding;
import graft.compute.pack.PackState;
import graft.compute.pack.Packs;
import java.util.List;

/** What may be said of the packs there are, so that together they have everything in them that there is to say. */
final class PackFacts {

    static final Pack CARD = Packs.bundled().find("nd4j-cuda").orElseThrow();
    static final Pack PROCESSOR = Packs.bundled().find("nd4j-baseline").orElseThrow();

    private static final PackFit FOR_CARD =
            new PackFit(true, Message.of("pack.helpsCard", "NVIDIA GeForce RTX 3060 Laptop GPU"));
    private static final PackFit FOR_PROCESSOR = new PackFit(true, Message.of("pack.helpsProcessor"));
    private static final PackFit UNNEEDED = new PackFit(false, Message.of("pack.modernProcessor"));
    private static final long CARD_BYTES = 2_436_000_000L;
    private static final long PROCESSOR_BYTES = 116_000_000;

    /** Some of one has come, the other is here. */
    static final List<PackState> BEGUN = List.of(
            new PackState(CARD, CARD_BYTES, FOR_CARD, new PackStanding.Absent(900_000_000)),
            new PackState(PROCESSOR, PROCESSOR_BYTES, FOR_PROCESSOR, new PackStanding.Here(434_000_000)));

    /** One is damaged, the other not needed. */
    static final List<PackState> DAMAGED = List.of(
            new PackState(
                    CARD,
                    CARD_BYTES,
                    FOR_CARD,
                    new PackStanding.Damaged(
                            Message.of("pack.damaged", CARD.kind().title(), CARD.id(), "libnd4jcuda.so"))),
            new PackState(PROCESSOR, PROCESSOR_BYTES, UNNEEDED, new PackStanding.Absent(0)));

    static final GraftException BROKEN_OFF = new GraftException(
            ErrorCode.DEVICE,
            Message.of("download.connection", "cuda-11.6-8.3-1.5.7-linux-x86_64-redist.jar", "repo1.maven.org"));

    private PackFacts() {}
}

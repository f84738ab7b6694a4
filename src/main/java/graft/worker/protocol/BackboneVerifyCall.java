package graft.worker.protocol;

import graft.common.Message;
import java.util.List;
import java.util.Optional;

/**
 * The request to check imported backbones whole: their files, the digest of their weights, and that they answer as they did
 * when they were imported. The answer is {@link Verified}.
 *
 * @param store the folder of imported backbones
 * @param ids which of them
 */
public record BackboneVerifyCall(String store, List<String> ids) {

    public static final String KIND = "backbone-verify";

    public BackboneVerifyCall {
        ids = List.copyOf(ids);
    }

    /** What was found, in the order asked. */
    public record Verified(List<Row> backbones) {
        public Verified {
            backbones = List.copyOf(backbones);
        }
    }

    /**
     * One backbone.
     *
     * @param deviation the largest difference from the answer it gave when it was imported, see
     *     {@link graft.backbone.SelfTest#TOLERANCE}; absent if it is not sound
     * @param problem what is wrong with it
     */
    public record Row(String id, Optional<Double> deviation, Optional<Message> problem) {}
}

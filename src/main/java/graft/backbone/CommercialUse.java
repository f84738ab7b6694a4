package graft.backbone;

import com.fasterxml.jackson.annotation.JsonProperty;
import graft.common.Message;

/**
 * Whether weights may be used to earn money, as far as is known. It is no advice: the words of the licence and of the terms count.
 *
 * @param clearance in one word
 * @param why one sentence
 */
public record CommercialUse(Clearance clearance, String why) {

    /** How clear it is. */
    public enum Clearance {
        /** Licence and pictures both allow it. */
        @JsonProperty("yes")
        YES,
        /** Something is not known or not settled. */
        @JsonProperty("unclear")
        UNCLEAR,
        /** It is forbidden. */
        @JsonProperty("no")
        NO;

        /** The word for the person. */
        public Message word() {
            return Message.of(
                    switch (this) {
                        case YES -> "backbone.useYes";
                        case UNCLEAR -> "backbone.useUnclear";
                        case NO -> "backbone.useNo";
                    });
        }
    }

    /** What is known of weights of which nothing is known. */
    public static CommercialUse unknown() {
        return new CommercialUse(
                Clearance.UNCLEAR, Message.of("backbone.unknownUse").english());
    }
}

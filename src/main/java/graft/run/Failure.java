package graft.run;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.time.Instant;

/**
 * Why a run could not go on.
 *
 * @param code the kind of failure
 * @param why in one sentence
 * @param at when
 */
public record Failure(ErrorCode code, Message why, Instant at) {

    /** The file {@value RunFiles#FAILURE}. */
    public static final JsonDocument<Failure> DOCUMENT = new JsonDocument<>(Failure.class);

    public Failure {
        why = StoredSentence.shown(why);
    }

    public static Failure of(GraftException e, Instant at) {
        return new Failure(e.code(), e.userMessage(), at);
    }
}

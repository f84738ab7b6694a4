package graft.app.use;

import graft.app.i18n.ChanceText;
import graft.app.i18n.Texts;
import graft.model.Answer;
import graft.model.KnownLimit;
import java.util.Optional;

/** How an answer is said: no surer than the model is. */
enum Verdict {
    /** The model stands by its answer. */
    SURE,
    /** By its own estimate its best answer is more likely wrong than right. */
    NOT_SURE,
    /** The best answer is below the limit that belongs to the model. */
    UNKNOWN;

    /** Below this the best answer would be wrong more often than right. */
    private static final double EVEN = 0.5;

    static Verdict of(Answer answer) {
        if (!answer.known()) {
            return UNKNOWN;
        }
        return answer.probability() < EVEN ? NOT_SURE : SURE;
    }

    /** The verdict itself: a class, or that there is none. */
    String title(Answer answer, Texts texts) {
        return switch (this) {
            case SURE -> answer.label();
            case NOT_SURE -> texts.get("use.notSure");
            case UNKNOWN -> texts.get("use.unknown");
        };
    }

    /**
     * What it means.
     *
     * @param limit of the model; present where it made the model say that it does not know
     */
    String meaning(Answer answer, Optional<KnownLimit> limit, Texts texts) {
        String sure = ChanceText.of(answer.probability(), texts);
        return switch (this) {
            case SURE -> texts.get("use.sureMeaning", answer.label(), sure);
            case NOT_SURE -> texts.get("use.notSureMeaning", answer.label(), sure);
            case UNKNOWN ->
                texts.get(
                        "use.unknownMeaning",
                        answer.label(),
                        sure,
                        ChanceText.of(limit.map(KnownLimit::probability).orElse(1.0), texts));
        };
    }
}

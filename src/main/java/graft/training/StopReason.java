package graft.training;

/** Why a run ended; there is always exactly one reason. */
public enum StopReason {
    /** Every planned epoch was trained. */
    COMPLETED,
    /** The validation loss had stopped falling, so the last phase ended before its last epoch. */
    STOPPED_EARLY,
    /** The person asked for it; the best model so far was kept. */
    STOPPED_BY_PERSON,
    /** The time the person had given was used up; the best model so far was kept. */
    TIME_LIMIT,
    /** The loss grew without bound even at lowered learning rates; the best model before that was kept. */
    DIVERGED,
    /** It could not go on; there is no model. */
    FAILED
}

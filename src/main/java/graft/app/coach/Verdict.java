package graft.app.coach;

import graft.app.control.Tone;
import graft.common.Message;

/** Everything that the coach can find. Each says in a title and a sentence what the curves show, and in another what to do. */
public enum Verdict {
    TOO_EARLY(Tone.INFO, Move.NONE, "coach.tooEarly", "coach.tooEarlyShows", "coach.tooEarlyAdvice"),
    PHASE_CHANGE(Tone.INFO, Move.NONE, "coach.phaseChange", "coach.phaseChangeShows", "coach.phaseChangeAdvice"),
    IMPROVING(Tone.SUCCESS, Move.NONE, "coach.improving", "coach.improvingShows", "coach.improvingAdvice"),
    VALIDATION_BETTER(
            Tone.SUCCESS,
            Move.NONE,
            "coach.validationBetter",
            "coach.validationBetterShows",
            "coach.validationBetterAdvice"),
    MEMORISING(Tone.WARNING, Move.STOP, "coach.memorising", "coach.memorisingShows", "coach.memorisingAdvice"),
    CONVERGED(Tone.INFO, Move.STOP, "coach.converged", "coach.convergedShows", "coach.convergedAdvice"),
    UNDERFITTING(Tone.WARNING, Move.STOP, "coach.underfitting", "coach.underfittingShows", "coach.underfittingAdvice"),
    RATE_TOO_HIGH(Tone.WARNING, Move.NONE, "coach.rateTooHigh", "coach.rateTooHighShows", "coach.rateTooHighAdvice"),
    RATE_TOO_LOW(Tone.WARNING, Move.NONE, "coach.rateTooLow", "coach.rateTooLowShows", "coach.rateTooLowAdvice"),
    VALIDATION_TOO_SMALL(
            Tone.INFO,
            Move.NONE,
            "coach.validationTooSmall",
            "coach.validationTooSmallShows",
            "coach.validationTooSmallAdvice"),
    UNFREEZING_GAINED_NOTHING(
            Tone.INFO,
            Move.STOP,
            "coach.unfreezingGainedNothing",
            "coach.unfreezingGainedNothingShows",
            "coach.unfreezingGainedNothingAdvice");

    /** What can be done about a finding while training runs. */
    public enum Move {
        /** Nothing need be done, or not now. */
        NONE,
        /** Stopping loses nothing, unless another phase follows. */
        STOP
    }

    private final Tone tone;
    private final Move move;
    private final String title;
    private final String shows;
    private final String advice;

    Verdict(Tone tone, Move move, String title, String shows, String advice) {
        this.tone = tone;
        this.move = move;
        this.title = title;
        this.shows = shows;
        this.advice = advice;
    }

    /** How good the news is. */
    public Tone tone() {
        return tone;
    }

    public Move move() {
        return move;
    }

    Message title(Object... arguments) {
        return Message.of(title, arguments);
    }

    Message shows(Object... arguments) {
        return Message.of(shows, arguments);
    }

    Message advice(Object... arguments) {
        return Message.of(advice, arguments);
    }
}

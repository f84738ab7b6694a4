package graft.app.coach;

import static graft.app.coach.Condition.atLeast;
import static graft.app.coach.Condition.below;

import graft.app.curve.Curves;
import java.util.List;

/**
 * Says in words what the curves of the phase at work show. It is a table of rules; the first from the top whose conditions
 * all hold speaks. The table, its thresholds and how often it was right are in {@code docs/coach.md}.
 */
public final class Coach {

    /** From the most urgent to what is left when nothing else can be said. */
    static final List<Rule> RULES = List.of(
            new Rule(
                    "blown up",
                    List.of(atLeast(Measure.NOT_A_NUMBER, 1)),
                    Verdict.RATE_TOO_HIGH,
                    "weights have left the range of numbers; nothing else a curve shows matters then"),
            new Rule(
                    "new phase",
                    List.of(atLeast(Measure.PHASES_BEFORE, 1), below(Measure.EPOCHS, 3)),
                    Verdict.PHASE_CHANGE,
                    "fresh stages and a rate that warms up: the jump at the seam says nothing"),
            new Rule("begun", List.of(below(Measure.EPOCHS, 3)), Verdict.TOO_EARLY, "two points are no curve"),
            new Rule(
                    "uphill",
                    List.of(atLeast(Measure.CLIMB, 0.3)),
                    Verdict.RATE_TOO_HIGH,
                    "nothing but steps that are too long makes it so much worse on what it learns from"),
            new Rule(
                    "leaping",
                    List.of(atLeast(Measure.LEAPS, 2)),
                    Verdict.RATE_TOO_HIGH,
                    "one leap is an unlucky batch, two are a habit"),
            new Rule(
                    "handful",
                    List.of(below(Measure.VALIDATION_PICTURES, 10)),
                    Verdict.VALIDATION_TOO_SMALL,
                    "one picture more or less is over ten points"),
            new Rule(
                    "restless",
                    List.of(
                            below(Measure.VALIDATION_PICTURES, 30),
                            atLeast(Measure.TURNS, 3),
                            atLeast(Measure.RESTLESSNESS, 0.1)),
                    Verdict.VALIDATION_TOO_SMALL,
                    "few pictures and a curve that keeps changing its mind: chance is larger than any trend"),
            new Rule(
                    "forked",
                    List.of(
                            atLeast(Measure.SINCE_LOWEST, 3),
                            atLeast(Measure.WORSE, 0.03),
                            atLeast(Measure.WORSE_IN_JITTERS, 2),
                            atLeast(Measure.LEARNED_SINCE, 0.1)),
                    Verdict.MEMORISING,
                    "training falls on while validation has turned, for longer and further than a bump"),
            new Rule(
                    "in vain",
                    List.of(
                            atLeast(Measure.PHASES_BEFORE, 1),
                            atLeast(Measure.EPOCHS, 5),
                            below(Measure.GAINED_BY_PHASE, 0.01),
                            below(Measure.VALIDATION_GAIN, 0.02)),
                    Verdict.UNFREEZING_GAINED_NOTHING,
                    "five epochs are past the warm-up; below one percent is what another order of pictures would change"),
            new Rule(
                    "creeping",
                    List.of(
                            atLeast(Measure.EPOCHS, 5),
                            atLeast(Measure.OF_GUESSING, 0.7),
                            below(Measure.PACE, 0.015),
                            atLeast(Measure.STRAIGHTNESS, 0.6)),
                    Verdict.RATE_TOO_LOW,
                    "near guessing, falling in a straight line, and so slowly that the bottom is out of reach"),
            new Rule(
                    "low ceiling",
                    List.of(
                            atLeast(Measure.EPOCHS, 6),
                            below(Measure.TRAINING_GAIN, 0.02),
                            below(Measure.VALIDATION_GAIN, 0.02),
                            atLeast(Measure.MISTAKES, 0.25)),
                    Verdict.UNDERFITTING,
                    "level, yet one in four is wrong even among the pictures it learns from"),
            new Rule(
                    "level",
                    List.of(
                            atLeast(Measure.EPOCHS, 4),
                            below(Measure.TRAINING_GAIN, 0.03),
                            below(Measure.VALIDATION_GAIN, 0.02)),
                    Verdict.CONVERGED,
                    "hardly two percent in three epochs, in both parts; training always finds a little more"),
            new Rule(
                    "no lower",
                    List.of(
                            atLeast(Measure.EPOCHS, 6),
                            atLeast(Measure.SINCE_LOWEST, 3),
                            below(Measure.VALIDATION_GAIN, 0.01)),
                    Verdict.CONVERGED,
                    "training may still fall, but no longer to the good of other pictures"),
            new Rule(
                    "ahead",
                    List.of(atLeast(Measure.VALIDATION_AHEAD, 0.15)),
                    Verdict.VALIDATION_BETTER,
                    "training figures are taken with augmentation and dropout; fifteen percent are seen with the eye"),
            new Rule("on its way", List.of(), Verdict.IMPROVING, "what is left when nothing is amiss"));

    /** What the curves show of the phase that is at work, or was last. */
    public Finding look(Curves curves) {
        Reading reading = new Reading(curves);
        Rule speaking =
                RULES.stream().filter(r -> r.speaks(reading)).findFirst().orElseThrow();
        return new Finding(
                speaking.verdict(), reading.epochOfLowest(), curves.validationPictures(), curves.morePhases());
    }
}

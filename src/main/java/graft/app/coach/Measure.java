package graft.app.coach;

import java.util.function.ToDoubleFunction;

/**
 * What the coach measures on curves. Losses are in nats and compared with that of guessing, the natural logarithm of the
 * number of classes, so that two classes and a hundred are judged alike.
 */
enum Measure {
    /** How many epochs this phase has. */
    EPOCHS("epochs of the phase", Reading::epochs),
    /** How many phases were before this one. */
    PHASES_BEFORE("phases before", Reading::phasesBefore),
    /** 1 if the last loss is no number, else 0. */
    NOT_A_NUMBER("last loss not a number", Reading::notANumber),
    /** The last training loss above the lowest one, in losses of guessing. */
    CLIMB("training loss above its lowest, in losses of guessing", Reading::climb),
    /** How often, in the last six epochs, the training loss went up by a fifth of the loss of guessing. */
    LEAPS("leaps of the training loss in six epochs", Reading::leaps),
    /** How many validation pictures there are. */
    VALIDATION_PICTURES("validation pictures", Reading::validationPictures),
    /** How often validation loss changed direction in the last six steps. */
    TURNS("turns of the validation loss in six steps", Reading::turns),
    /** The mean step of validation loss from epoch to epoch as a share of its mean, over the last six steps. */
    RESTLESSNESS("mean step of the validation loss, as a share", Reading::restlessness),
    /** How many epochs ago the validation loss was lowest. */
    SINCE_LOWEST("epochs since the lowest validation loss", Reading::sinceLowest),
    /** The mean of the last two validation losses above the lowest one, as a share of it. */
    WORSE("last two validation losses above the lowest, as a share", Reading::worse),
    /** The mean of the last three validation losses above the lowest one, in units of its own jitter. */
    WORSE_IN_JITTERS("last three validation losses above the lowest, in jitters", Reading::worseInJitters),
    /** How much lower the training loss is than when validation was lowest, as a share. */
    LEARNED_SINCE("training loss fallen since then, as a share", Reading::learnedSince),
    /** How much the training loss fell lately, as a share. */
    TRAINING_GAIN("late gain of the training loss", Reading::trainingGain),
    /** How much the validation loss fell lately, as a share. */
    VALIDATION_GAIN("late gain of the validation loss", Reading::validationGain),
    /** How much the training loss fell from epoch to epoch, as a share of the first one. */
    PACE("share of the training loss lost per epoch", Reading::pace),
    /** What the second half of the phase gained as a share of what the first half did: 1 for a straight line. */
    STRAIGHTNESS("gain of the second half over that of the first", Reading::straightness),
    /** The last training loss as a share of that of guessing. */
    OF_GUESSING("training loss, in losses of guessing", Reading::ofGuessing),
    /** The lower share of mistakes of the two parts, in the last two epochs. */
    MISTAKES("share of mistakes in the better part", Reading::mistakes),
    /** Training loss above validation loss in each of the last three epochs, as a share. */
    VALIDATION_AHEAD("training loss above validation loss, three epochs on end, as a share", Reading::validationAhead),
    /** How much lower the lowest validation loss of this phase is than that of all before, as a share. */
    GAINED_BY_PHASE("validation loss gained over all phases before, as a share", Reading::gainedByPhase);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // always a method of Reading, which holds nothing
    private final ToDoubleFunction<Reading> value;

    Measure(String words, ToDoubleFunction<Reading> value) {
        this.words = words;
        this.value = value;
    }

    String words() {
        return words;
    }

    double of(Reading reading) {
        return value.applyAsDouble(reading);
    }
}

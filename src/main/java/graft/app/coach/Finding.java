package graft.app.coach;

import graft.common.Message;

/**
 * What the coach says of curves.
 *
 * @param verdict what was found
 * @param epoch the epoch with the lowest validation loss of the phase, counted through all phases; 0 where there is none
 * @param pictures how many validation pictures the curves rest on
 */
public record Finding(Verdict verdict, int epoch, int pictures) {

    /** The finding in a few words. */
    public Message title() {
        return verdict.title(epoch, pictures);
    }

    /** What the curves show, in a sentence. */
    public Message shows() {
        return verdict.shows(epoch, pictures);
    }

    /** What to do, in a sentence. */
    public Message advice() {
        return verdict.advice(epoch, pictures);
    }
}

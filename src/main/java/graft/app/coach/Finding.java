package graft.app.coach;

import graft.common.Message;

/**
 * What the coach says of curves.
 *
 * @param verdict what was found
 * @param epoch the epoch with the lowest validation loss of the phase, counted through all phases; 0 where there is none
 * @param pictures how many validation pictures the curves rest on
 * @param followed whether another phase is still to come
 */
public record Finding(Verdict verdict, int epoch, int pictures, boolean followed) {

    /** The finding in a few words. */
    public Message title() {
        return verdict.title(epoch, pictures);
    }

    /** What the curves show, in a sentence. */
    public Message shows() {
        return verdict.shows(epoch, pictures);
    }

    /** Whether stopping is what to do now; not while another phase may still gain something. */
    public boolean speaksForStopping() {
        return verdict.move() == Verdict.Move.STOP && !followed;
    }

    /** What to do, in a sentence. */
    public Message advice() {
        if (verdict.move() == Verdict.Move.STOP && followed) {
            return Message.of("coach.phaseFollows");
        }
        return verdict.advice(epoch, pictures);
    }
}

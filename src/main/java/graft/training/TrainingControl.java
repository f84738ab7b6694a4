package graft.training;

import graft.common.CancellationToken;

/**
 * The two ways to interrupt a run.
 *
 * @param stop stop now, keep the best model so far and finish with it
 * @param pause write a checkpoint and leave; the run can be resumed
 */
public record TrainingControl(CancellationToken stop, CancellationToken pause) {

    /** A run that nobody has asked to end. */
    public static TrainingControl running() {
        return new TrainingControl(new CancellationToken(), new CancellationToken());
    }
}

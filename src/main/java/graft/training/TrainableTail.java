package graft.training;

import graft.network.Weights;

/**
 * The stages above the cut and the head, with everything one step of training needs. Belongs to one thread from
 * construction to {@link #close()}: the library behind it keeps its memory by thread.
 */
public interface TrainableTail extends AutoCloseable {

    /**
     * Runs a (micro-)batch forward and backward and adds its raw gradient, not divided by anything, to the sum of this
     * step.
     *
     * @return the sum over the examples of {@code weight * cross entropy} in nats, and the answers
     */
    Accumulated accumulate(TailBatch batch);

    /**
     * What {@link #accumulate} saw.
     *
     * @param weightedLoss sum over the examples of weight times cross entropy with the targets
     * @param logits [N, C] before softmax, with dropout as given
     */
    record Accumulated(double weightedLoss, float[] logits) {}

    /**
     * Ends a step: divides the summed gradient, adds the pulls, clips, runs the updater once, subtracts once, and clears
     * the sum.
     *
     * @return the global norm of the gradient before clipping, for the log; not finite if training has diverged, and
     *     then the weights were left alone
     */
    double step(StepSettings settings);

    /** The logits [N, C] for activations [N, ...] without dropout. */
    float[] logits(float[] activations, int count);

    /** A copy of the weights of all trained stages and the head. */
    Weights weights();

    /** Puts these weights in place of the present ones; names and shapes must be those of {@link #weights()}. */
    void setWeights(Weights weights);

    /** A copy of the updater's state (for Adam both moments and the number of steps), for a checkpoint. */
    UpdaterState updaterState();

    /** Continues from a state that {@link #updaterState()} of an equal tail gave. */
    void setUpdaterState(UpdaterState state);

    /**
     * @param iteration how many steps were taken
     * @param values what the updater remembers, flat, in the order of the weights
     */
    record UpdaterState(long iteration, float[] values) {}

    @Override
    void close();
}

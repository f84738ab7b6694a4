package graft.training.pretrain;

import graft.network.Weights;
import graft.training.TrainableTail.UpdaterState;

/**
 * A whole network that is trained from its first weights on, batch normalisation included. Belongs to one thread from
 * construction to {@link #close()}: the library behind it keeps its memory by thread.
 */
public interface ScratchNetwork extends AutoCloseable {

    /**
     * Takes one step: forward and backward over the whole batch at once, because its pictures are normalised together, then
     * one update. Where loss or gradient are not finite, the weights are left alone, and only the running averages of batch
     * normalisation have moved.
     */
    Seen step(ScratchBatch batch, StepRates rates);

    /**
     * What a step saw, before it changed anything.
     *
     * @param loss mean cross entropy with the targets, in nats
     * @param logits [N, C]
     * @param gradientNorm global norm of the mean gradient before clipping
     */
    record Seen(double loss, float[] logits, double gradientNorm) {}

    /**
     * Pictures for one step. The arrays are handed over and only read.
     *
     * @param count N
     * @param pictures [N, H, W, 3], preprocessed, in the network's own order of colours
     * @param targets [N, C], each row summing to one (label smoothing is in here)
     */
    record ScratchBatch(int count, float[] pictures, float[] targets) {}

    /**
     * What an update depends on besides the gradient.
     *
     * @param learningRate of this step
     * @param weightDecay a kernel shrinks by {@code learningRate * weightDecay} of itself, apart from Adam (AdamW; Loshchilov
     *     and Hutter 2019); biases and batch normalisation do not
     * @param clipNorm the global norm of the mean gradient is scaled down to this; infinite for no clipping
     */
    record StepRates(double learningRate, double weightDecay, double clipNorm) {}

    /** The logits [N, C], batch normalisation by its running averages. */
    float[] logits(float[] pictures, int count);

    /** A copy of all weights, running averages included. */
    Weights weights();

    /** Puts these weights in place of the present ones; names and shapes must be those of {@link #weights()}. */
    void setWeights(Weights weights);

    /** A copy of Adam's state, for a checkpoint. */
    UpdaterState updaterState();

    /** Continues from a state that {@link #updaterState()} of an equal network gave. */
    void setUpdaterState(UpdaterState state);

    @Override
    void close();
}

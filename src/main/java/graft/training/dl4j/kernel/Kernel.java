package graft.training.dl4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arithmetic of one node. Feature maps are [N, H, W, C], vectors [N, C], both in C order. A kernel remembers from
 * {@link #forward} what {@link #backward} needs, until {@link #clear()}; it serves one thread.
 */
public interface Kernel {

    /**
     * Computes the output, in memory for activations.
     *
     * @param inputs read only
     */
    INDArray forward(INDArray[] inputs, Memory memory);

    /**
     * Computes the gradient of every input, in memory for gradients, and writes those of the parameters to where
     * {@link #gradientsGoTo} said, replacing what was there.
     *
     * @param inputs those of the last {@link #forward}
     * @param epsilon the gradient of the output; may be overwritten
     * @param wanted for each input, false where nobody reads its gradient
     * @return one array an input, null where it is not wanted
     */
    INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory);

    /**
     * @param flat where the gradient of the parameters is to be written, laid out as they are
     */
    default void gradientsGoTo(INDArray flat) {
        throw new IllegalStateException(getClass().getSimpleName() + " has no parameters");
    }

    /** Forgets the last {@link #forward}. */
    default void clear() {}
}

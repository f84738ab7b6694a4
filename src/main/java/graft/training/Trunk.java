package graft.training;

import java.util.List;

/** The frozen stages of a network, run forward only. Not safe for use from two threads at a time. */
public interface Trunk extends AutoCloseable {

    /**
     * Computes the activations at every output this trunk was made for.
     *
     * @param pictures [N, H, W, 3] RGB 0..255, C order; longer than needed is allowed
     * @param count N
     * @return for each output, in the order they were asked for, [N, ...] in C order: [N, C, H, W] at a cut, [N, C] for
     *     pooled features
     */
    List<float[]> run(float[] pictures, int count);

    /** The number of values of one picture at each output, in order. */
    List<Integer> outputSizes();

    @Override
    void close();
}

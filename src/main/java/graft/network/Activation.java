package graft.network;

/** A function applied to each value, in the definitions Keras uses. */
public enum Activation {
    /** x */
    IDENTITY,
    /** max(0, x) */
    RELU,
    /** min(max(0, x), 6) */
    RELU6,
    /** 1 / (1 + exp(-x)) */
    SIGMOID,
    /** x * sigmoid(x) */
    SWISH,
    /** relu6(x + 3) / 6 */
    HARD_SIGMOID,
    /** x * relu6(x + 3) / 6 */
    HARD_SWISH
}

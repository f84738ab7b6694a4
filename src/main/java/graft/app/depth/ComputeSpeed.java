package graft.app.depth;

import graft.network.NetworkCost.Work;

/**
 * How long one core takes for each kind of work, so that networks of very different making are forecast by one rule. The
 * figures were fitted (non-negative least squares of relative errors) to the speeds of nineteen networks, frozen and trained at
 * three cuts; {@code docs/benchmarks.md} has both, and how far off the rule is.
 *
 * @param kernel seconds for 10^9 of {@link Work#kernel()}
 * @param pointwise seconds for 10^9 of {@link Work#pointwise()}
 * @param depthwise seconds for 10^9 of {@link Work#depthwise()}
 * @param carried seconds for 10^9 of {@link Work#carried()}
 * @param moved seconds for 10^9 of {@link Work#moved()}
 */
record ComputeSpeed(double kernel, double pointwise, double depthwise, double carried, double moved) {

    /** Of frozen stages, which ONNX Runtime computes. */
    static final ComputeSpeed FROZEN = new ComputeSpeed(0.0201, 0.0176, 0.0731, 0.281, 0.389);

    /** Of stages that are trained, forward and backward, which ND4J computes. */
    static final ComputeSpeed TRAINED = new ComputeSpeed(0.0452, 0.0130, 2.37, 3.04, 4.82);

    /** Gradients and moments of 10^9 weights, once a step. */
    private static final double STEP = 40.9;

    private static final double BILLION = 1e9;

    /** Seconds for so much work on one core. */
    double seconds(Work work) {
        return (kernel * work.kernel()
                        + pointwise * work.pointwise()
                        + depthwise * work.depthwise()
                        + carried * work.carried()
                        + moved * work.moved())
                / BILLION;
    }

    /** Seconds for changing so many weights once. */
    static double secondsForAStep(long weights) {
        return STEP * weights / BILLION;
    }
}

package graft.training.dl4j.kernel;

import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The maximum or mean of a window; padding counts for neither. */
final class PoolingKernel implements Kernel {

    /** ND4J's flag for a mean over the cells inside the map only; without a meaning for the maximum. */
    private static final int WITHOUT_PADDING = 0;

    private static final int NHWC = 1;

    private final String operation;
    private final Sliding sliding;
    private final int[] arguments;

    /**
     * @throws IllegalArgumentException if the padding is not the same on opposite sides and not "same"
     */
    PoolingKernel(Pooling pooling) {
        operation = pooling.kind() == PoolingKind.MAX ? "maxpool2d" : "avgpool2d";
        sliding = Sliding.of(pooling.kernel(), pooling.kernel(), pooling.stride(), pooling.padding());
        if (sliding.frame() != null) {
            throw new IllegalArgumentException("pooling with uneven padding " + pooling.padding());
        }
        arguments = sliding.arguments(WITHOUT_PADDING, NHWC);
    }

    @Override
    public INDArray forward(INDArray[] inputs, Memory memory) {
        INDArray x = inputs[0];
        long[] size = sliding.outputSize(x);
        INDArray y = memory.activation(x.size(0), size[0], size[1], x.size(3));
        Sliding.run(operation, new INDArray[] {x}, new INDArray[] {y}, arguments);
        return y;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
        INDArray gradient = memory.gradient(inputs[0].shape());
        Sliding.run(operation + "_bp", new INDArray[] {inputs[0], epsilon}, new INDArray[] {gradient}, arguments);
        return new INDArray[] {gradient};
    }
}

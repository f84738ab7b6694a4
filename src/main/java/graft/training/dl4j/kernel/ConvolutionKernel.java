package graft.training.dl4j.kernel;

import graft.network.Activation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A convolution, or one of each channel by itself, through ND4J's operations and with them oneDNN.
 *
 * <p>Parameters: the kernel, [out, in, height, width] or, for one channel by itself, [height, width, channels, 1], then,
 * if there is one, the bias.
 */
final class ConvolutionKernel implements Kernel {

    /** The kernel lies as [out, in, height, width]. */
    private static final int OUT_IN_HEIGHT_WIDTH = 1;

    private final String operation;
    private final int[] arguments;
    private final Sliding sliding;
    private final long[] kernelShape;
    private final int out;
    private final INDArray weight;
    private final @Nullable INDArray bias;
    private final Nonlinearity nonlinearity;
    private @Nullable INDArray weightGradient;
    private @Nullable INDArray biasGradient;
    private @Nullable INDArray framed;

    private ConvolutionKernel(
            String operation,
            int[] arguments,
            Sliding sliding,
            long[] kernelShape,
            int out,
            boolean hasBias,
            Activation activation,
            INDArray parameters) {
        this.operation = operation;
        this.arguments = arguments;
        this.sliding = sliding;
        this.kernelShape = kernelShape;
        this.out = out;
        this.weight = weightOf(parameters);
        this.bias = hasBias ? biasOf(parameters) : null;
        this.nonlinearity = new Nonlinearity(activation);
    }

    static Kernel full(int in, int out, Sliding sliding, boolean hasBias, Activation activation, INDArray parameters) {
        return new ConvolutionKernel(
                "conv2d",
                sliding.argumentsForMaps(OUT_IN_HEIGHT_WIDTH),
                sliding,
                new long[] {out, in, sliding.kernelHeight(), sliding.kernelWidth()},
                out,
                hasBias,
                activation,
                parameters);
    }

    static Kernel depthwise(
            int channels, Sliding sliding, boolean hasBias, Activation activation, INDArray parameters) {
        return new ConvolutionKernel(
                "depthwise_conv2d",
                sliding.argumentsForMaps(),
                sliding,
                new long[] {sliding.kernelHeight(), sliding.kernelWidth(), channels, 1},
                channels,
                hasBias,
                activation,
                parameters);
    }

    private long kernelLength() {
        return kernelShape[0] * kernelShape[1] * kernelShape[2] * kernelShape[3];
    }

    private INDArray weightOf(INDArray flat) {
        return flat.get(NDArrayIndex.interval(0, kernelLength())).reshape('c', kernelShape);
    }

    private INDArray biasOf(INDArray flat) {
        return flat.get(NDArrayIndex.interval(kernelLength(), kernelLength() + out));
    }

    @Override
    public void gradientsGoTo(INDArray flat) {
        weightGradient = weightOf(flat);
        biasGradient = bias == null ? null : biasOf(flat);
    }

    @Override
    public INDArray forward(INDArray[] inputs, Memory memory) {
        INDArray x = sliding.framed(inputs[0], memory);
        if (memory.training()) {
            framed = x;
        }
        long[] size = sliding.outputSize(x);
        INDArray z = memory.activation(x.size(0), size[0], size[1], out);
        INDArray[] operands = bias == null ? new INDArray[] {x, weight} : new INDArray[] {x, weight, bias};
        Sliding.run(operation, operands, new INDArray[] {z}, arguments);
        return nonlinearity.forward(z, memory);
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
        INDArray x = framed;
        if (x == null || weightGradient == null) {
            throw new IllegalStateException("backward without forward, or no place for the gradient");
        }
        nonlinearity.backward(epsilon, memory);
        // ND4J has no operation for the gradient of the kernel alone, so that of the input is always computed.
        INDArray xGradient = sliding.frame() == null ? memory.gradient(x.shape()) : memory.scratch(x.shape());
        if (bias == null || biasGradient == null) {
            INDArray[] results = {xGradient, weightGradient};
            Sliding.run(operation + "_bp", new INDArray[] {x, weight, epsilon}, results, arguments);
        } else {
            INDArray[] results = {xGradient, weightGradient, biasGradient};
            Sliding.run(operation + "_bp", new INDArray[] {x, weight, bias, epsilon}, results, arguments);
        }
        if (sliding.frame() == null) {
            return new INDArray[] {xGradient};
        }
        INDArray inner = memory.gradient(inputs[0].shape());
        Sliding.withoutFrame(xGradient, sliding.frame(), inner);
        return new INDArray[] {inner};
    }

    @Override
    public void clear() {
        framed = null;
        nonlinearity.clear();
    }
}

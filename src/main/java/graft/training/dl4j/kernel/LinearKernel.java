package graft.training.dl4j.kernel;

import graft.network.Activation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A dense layer, and a convolution with a window of one cell, which is the same thing for every cell: rows of {@code in}
 * channels times a matrix [out, in]. Three plain matrix products for a forward and backward pass; as a convolution,
 * oneDNN would first bring every operand of the backward pass into another order, which costs a third on top.
 *
 * <p>Parameters: weight [out, in], then, if there is one, bias [out].
 */
final class LinearKernel implements Kernel {

    private final INDArray weight;
    private final @Nullable INDArray bias;
    private final int in;
    private final int out;
    private final Nonlinearity nonlinearity;
    private @Nullable INDArray weightGradient;
    private @Nullable INDArray biasGradient;

    LinearKernel(int in, int out, boolean hasBias, Activation activation, INDArray parameters) {
        this.in = in;
        this.out = out;
        this.weight = weightOf(parameters);
        this.bias = hasBias ? biasOf(parameters) : null;
        this.nonlinearity = new Nonlinearity(activation);
    }

    private INDArray weightOf(INDArray flat) {
        return flat.get(NDArrayIndex.interval(0, (long) in * out)).reshape('c', out, in);
    }

    private INDArray biasOf(INDArray flat) {
        return flat.get(NDArrayIndex.interval((long) in * out, (long) in * out + out));
    }

    @Override
    public void gradientsGoTo(INDArray flat) {
        weightGradient = weightOf(flat);
        biasGradient = bias == null ? null : biasOf(flat);
    }

    @Override
    public INDArray forward(INDArray[] inputs, Memory memory) {
        INDArray x = inputs[0];
        long[] shape = x.shape();
        shape = shape.clone();
        shape[shape.length - 1] = out;
        INDArray z = memory.activation(shape);
        INDArray rows = Matrices.rows(z);
        Matrices.multiplySecondTransposed(Matrices.rows(x), weight, rows);
        if (bias != null) {
            Matrices.addToRows(rows, bias);
        }
        return nonlinearity.forward(z, memory);
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
        nonlinearity.backward(epsilon, memory);
        INDArray delta = Matrices.rows(epsilon);
        if (weightGradient == null) {
            throw new IllegalStateException("no place for the gradient");
        }
        Matrices.multiplyFirstTransposed(delta, Matrices.rows(inputs[0]), weightGradient);
        if (biasGradient != null) {
            Matrices.sumOfRows(delta, biasGradient, memory);
        }
        if (!wanted[0]) {
            return new INDArray[1];
        }
        INDArray gradient = memory.gradient(inputs[0].shape());
        Matrices.multiply(delta, weight, Matrices.rows(gradient));
        return new INDArray[] {gradient};
    }

    @Override
    public void clear() {
        nonlinearity.clear();
    }
}

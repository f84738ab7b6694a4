package graft.training.dl4j.kernel;

import graft.network.Activation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Operations that treat every value alike, wherever it lies. */
final class ElementKernels {

    private ElementKernels() {}

    /** The sum of equal shapes. */
    record Sum() implements Kernel {
        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            INDArray y = memory.activation(inputs[0].shape());
            inputs[0].addi(inputs[1], y);
            for (int i = 2; i < inputs.length; i++) {
                y.addi(inputs[i]);
            }
            return y;
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            // Each gets its own copy: the graph adds further gradients into what it is given.
            INDArray[] gradients = new INDArray[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                if (wanted[i]) {
                    gradients[i] = memory.gradient(epsilon.shape());
                    gradients[i].assign(epsilon);
                }
            }
            return gradients;
        }
    }

    /** The product of two equal shapes, or of a map [N, H, W, C] with one factor a channel [N, 1, 1, C]. */
    record Product() implements Kernel {
        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            INDArray y = memory.activation(inputs[0].shape());
            multiply(inputs[0], inputs[1], y);
            return y;
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            INDArray[] gradients = new INDArray[2];
            if (wanted[0]) {
                gradients[0] = memory.gradient(inputs[0].shape());
                multiply(epsilon, inputs[1], gradients[0]);
            }
            if (wanted[1]) {
                gradients[1] = memory.gradient(inputs[1].shape());
                gradientOfFactor(inputs[0], epsilon, gradients[1]);
            }
            return gradients;
        }

        private static void gradientOfFactor(INDArray x, INDArray epsilon, INDArray result) {
            if (result.equalShapes(epsilon)) {
                epsilon.muli(x, result);
            } else {
                epsilon.muli(x);
                ShapeKernels.cells(epsilon).sum(result.reshape('c', result.size(0), result.size(3)), 1);
            }
        }

        private static void multiply(INDArray x, INDArray factor, INDArray result) {
            if (x.equalShapes(factor)) {
                x.muli(factor, result);
            } else {
                INDArray factors = factor.reshape('c', factor.size(0), factor.size(3));
                Nd4j.exec(new BroadcastMulOp(ShapeKernels.cells(x), factors, ShapeKernels.cells(result), 0, 2));
            }
        }
    }

    /** The product of features with a mask that is given from outside and not learned. */
    record Mask() implements Kernel {
        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            INDArray y = memory.activation(inputs[0].shape());
            inputs[0].muli(inputs[1], y);
            return y;
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            if (!wanted[0]) {
                return new INDArray[2];
            }
            INDArray gradient = memory.gradient(epsilon.shape());
            epsilon.muli(inputs[1], gradient);
            return new INDArray[] {gradient, null};
        }
    }

    /** exp(x) / sum(exp(x)) of each row; forward only, since while training it is part of the loss. */
    record Softmax() implements Kernel {
        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            INDArray y = memory.activation(inputs[0].shape());
            Nd4j.exec(new SoftMax(inputs[0], y, 1));
            return y;
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            throw new IllegalStateException("softmax is part of the loss while training");
        }
    }

    /** An activation by itself. */
    static final class Activated implements Kernel {
        private final Nonlinearity nonlinearity;

        Activated(Activation activation) {
            nonlinearity = new Nonlinearity(activation);
        }

        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            INDArray z = memory.activation(inputs[0].shape());
            z.assign(inputs[0]);
            return nonlinearity.forward(z, memory);
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            nonlinearity.backward(epsilon, memory);
            INDArray gradient = memory.gradient(epsilon.shape());
            gradient.assign(epsilon);
            return new INDArray[] {gradient};
        }

        @Override
        public void clear() {
            nonlinearity.clear();
        }
    }

    /** {@code weight[c] * x + bias[c]}. Parameters: weight [channels], bias [channels]. */
    static final class ChannelAffine implements Kernel {
        private final int channels;
        private final INDArray weight;
        private final INDArray bias;
        private final Nonlinearity nonlinearity;
        private @Nullable INDArray weightGradient;
        private @Nullable INDArray biasGradient;

        ChannelAffine(int channels, Activation activation, INDArray parameters) {
            this.channels = channels;
            weight = parameters.get(NDArrayIndex.interval(0, channels));
            bias = parameters.get(NDArrayIndex.interval(channels, 2L * channels));
            nonlinearity = new Nonlinearity(activation);
        }

        @Override
        public void gradientsGoTo(INDArray flat) {
            weightGradient = flat.get(NDArrayIndex.interval(0, channels));
            biasGradient = flat.get(NDArrayIndex.interval(channels, 2L * channels));
        }

        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            INDArray z = memory.activation(inputs[0].shape());
            INDArray rows = Matrices.rows(z);
            Nd4j.exec(new BroadcastMulOp(Matrices.rows(inputs[0]), weight, rows, 1));
            Matrices.addToRows(rows, bias);
            return nonlinearity.forward(z, memory);
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            if (weightGradient == null || biasGradient == null) {
                throw new IllegalStateException("no place for the gradient");
            }
            nonlinearity.backward(epsilon, memory);
            INDArray delta = Matrices.rows(epsilon);
            INDArray products = memory.scratch(delta.shape());
            delta.muli(Matrices.rows(inputs[0]), products);
            Matrices.sumOfRows(products, weightGradient, memory);
            Matrices.sumOfRows(delta, biasGradient, memory);
            INDArray gradient = memory.gradient(epsilon.shape());
            Nd4j.exec(new BroadcastMulOp(delta, weight, Matrices.rows(gradient), 1));
            return new INDArray[] {gradient};
        }

        @Override
        public void clear() {
            nonlinearity.clear();
        }
    }
}

package graft.training.dl4j.kernel;

import graft.network.Padding;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Operations that move values and do not weigh them. */
final class ShapeKernels {

    private ShapeKernels() {}

    /** Zeros around a map. */
    record Frame(Padding.Explicit sides) implements Kernel {
        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            INDArray x = inputs[0];
            INDArray y = memory.activation(
                    x.size(0),
                    x.size(1) + sides.top() + sides.bottom(),
                    x.size(2) + sides.left() + sides.right(),
                    x.size(3));
            Sliding.surround(x, sides, y);
            return y;
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            INDArray gradient = memory.gradient(inputs[0].shape());
            Sliding.withoutFrame(epsilon, sides, gradient);
            return new INDArray[] {gradient};
        }
    }

    /** The channels of several maps behind each other. */
    record Concatenation() implements Kernel {
        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            long[] shape = inputs[0].shape().clone();
            int last = shape.length - 1;
            shape[last] = 0;
            for (INDArray input : inputs) {
                shape[last] += input.size(last);
            }
            INDArray y = memory.activation(shape);
            Sliding.run("concat", inputs, new INDArray[] {y}, new int[] {last});
            return y;
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            INDArray[] gradients = new INDArray[inputs.length];
            long from = 0;
            for (int i = 0; i < inputs.length; i++) {
                long to = from + inputs[i].size(-1);
                if (wanted[i]) {
                    gradients[i] = memory.gradient(inputs[i].shape());
                    gradients[i].assign(channels(epsilon, from, to));
                }
                from = to;
            }
            return gradients;
        }

        private static INDArray channels(INDArray array, long from, long to) {
            INDArrayIndex some = NDArrayIndex.interval(from, to);
            INDArrayIndex all = NDArrayIndex.all();
            return array.rank() == 2 ? array.get(all, some) : array.get(all, all, all, some);
        }
    }

    /**
     * The mean over height and width.
     *
     * @param keepDimensions [N, 1, 1, C] instead of [N, C]
     */
    record GlobalAverage(boolean keepDimensions) implements Kernel {
        @Override
        public INDArray forward(INDArray[] inputs, Memory memory) {
            INDArray x = inputs[0];
            INDArray y = keepDimensions
                    ? memory.activation(x.size(0), 1, 1, x.size(3))
                    : memory.activation(x.size(0), x.size(3));
            INDArray cells = cells(x);
            INDArray means = y.reshape('c', x.size(0), x.size(3));
            cells.sum(means, 1);
            means.divi(cells.size(1));
            return y;
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray epsilon, boolean[] wanted, Memory memory) {
            INDArray x = inputs[0];
            INDArray gradient = memory.gradient(x.shape());
            INDArray cells = cells(gradient);
            INDArray each = epsilon.reshape('c', x.size(0), x.size(3)).divi(cells.size(1));
            Nd4j.exec(new BroadcastCopyOp(cells, each, cells, 0, 2));
            return new INDArray[] {gradient};
        }
    }

    /** [N, H, W, C] as [N, H * W, C]. */
    static INDArray cells(INDArray map) {
        return map.reshape('c', map.size(0), map.size(1) * map.size(2), map.size(3));
    }
}

package graft.training.dl4j.kernel;

import graft.network.Activation;
import graft.network.Operation.BatchNormalization;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) with the activation behind it. While training, every channel is brought to
 * mean 0 and variance 1 over all cells of the batch, and running averages of both follow along; afterwards those are used.
 *
 * <p>With R cells a channel: {@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta}, where the variance is divided
 * by R. The running averages move by {@value #MOMENTUM} towards the batch's mean and its variance divided by R - 1, as in
 * PyTorch.
 *
 * <p>Parameters: gamma [C] (where the operation has a scale), beta [C], running mean [C], running variance [C]. The last
 * two lie among the parameters so that weights are one piece, but no gradient leads to them.
 *
 * <p>Put together from ND4J's plain loops and products with a vector of ones: for 3.1 million values, its own operation for
 * the way back takes 57 ms, and its moments alone 12 ms.
 */
final class BatchNormKernel implements Kernel {

    /** The share of the newest batch in the running averages. */
    static final double MOMENTUM = 0.1;

    private static final int[] NO_ARGUMENTS = {};

    private final int channels;
    private final double epsilon;
    private final Parts parameters;
    private final Nonlinearity nonlinearity;
    private @Nullable Parts gradients;
    private @Nullable INDArray mean;
    private @Nullable INDArray inverse;

    /** The parts of what lies flat: {@code gamma} is absent where there is no scale. */
    private record Parts(@Nullable INDArray gamma, INDArray beta, INDArray runningMean, INDArray runningVariance) {

        static Parts of(INDArray flat, int channels, boolean scale) {
            int first = scale ? 1 : 0;
            return new Parts(
                    scale ? part(flat, channels, 0) : null,
                    part(flat, channels, first),
                    part(flat, channels, first + 1),
                    part(flat, channels, first + 2));
        }

        private static INDArray part(INDArray flat, int channels, int index) {
            return flat.get(NDArrayIndex.interval((long) index * channels, (index + 1L) * channels));
        }
    }

    /**
     * @param activation what follows immediately; {@link Activation#IDENTITY} for nothing
     */
    BatchNormKernel(BatchNormalization operation, Activation activation, INDArray flat) {
        channels = operation.channels();
        epsilon = operation.epsilon();
        parameters = Parts.of(flat, channels, operation.scale());
        nonlinearity = new Nonlinearity(activation);
    }

    @Override
    public void gradientsGoTo(INDArray flat) {
        gradients = Parts.of(flat, channels, parameters.gamma() != null);
    }

    @Override
    public INDArray forward(INDArray[] inputs, Memory memory) {
        INDArray z = memory.activation(inputs[0].shape());
        INDArray x = Matrices.rows(inputs[0]);
        INDArray rows = Matrices.rows(z);
        if (memory.training()) {
            centred(x, rows, memory);
        } else {
            run("subtract", x, parameters.runningMean(), rows);
            inverse = inverseOf(parameters.runningVariance(), memory);
        }
        INDArray factor = memory.scratch(channels);
        factor.assign(remembered(inverse));
        if (parameters.gamma() != null) {
            factor.muli(parameters.gamma());
        }
        run("multiply", rows, factor, rows);
        run("add", rows, parameters.beta(), rows);
        return nonlinearity.forward(z, memory);
    }

    /** Takes the batch's mean away, remembers how wide the rest is, and lets the running averages follow. */
    private void centred(INDArray x, INDArray rows, Memory memory) {
        long count = x.size(0);
        INDArray batchMean = memory.activation(channels);
        Matrices.sumOfRows(x, batchMean, memory);
        batchMean.divi(count);
        run("subtract", x, batchMean, rows);
        INDArray squares = memory.scratch(rows.shape());
        Nd4j.exec(new Square(rows, squares));
        INDArray variance = memory.scratch(channels);
        Matrices.sumOfRows(squares, variance, memory);
        variance.divi(count);
        mean = batchMean;
        inverse = inverseOf(variance, memory);
        follow(parameters.runningMean(), batchMean, 1, memory);
        follow(parameters.runningVariance(), variance, count > 1 ? count / (count - 1.0) : 1, memory);
    }

    /** {@code 1 / sqrt(variance + epsilon)}, in memory that lives until the way back is over. */
    private INDArray inverseOf(INDArray variance, Memory memory) {
        INDArray result = memory.activation(channels);
        variance.addi(epsilon, result);
        Nd4j.exec(new org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt(result, result));
        return result;
    }

    private void follow(INDArray average, INDArray newest, double correction, Memory memory) {
        INDArray share = memory.scratch(channels);
        newest.muli(MOMENTUM * correction, share);
        average.muli(1 - MOMENTUM);
        average.addi(share);
    }

    /**
     * With d the gradient of what comes out of the normalisation, c = x - mean and s = 1 / sqrt(variance + epsilon):
     * {@code dbeta = sum d}, {@code dgamma = s sum(d c)} and {@code dx = gamma s (d - sum(d) / R - c s^2 sum(d c) / R)}.
     */
    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray epsilonOfOutput, boolean[] wanted, Memory memory) {
        Parts to = gradients;
        if (to == null) {
            throw new IllegalStateException("no place for the gradient");
        }
        nonlinearity.backward(epsilonOfOutput, memory);
        INDArray delta = Matrices.rows(epsilonOfOutput);
        INDArray x = Matrices.rows(inputs[0]);
        INDArray gradient = memory.gradient(inputs[0].shape());
        INDArray result = Matrices.rows(gradient);
        INDArray centred = memory.scratch(x.shape());
        run("subtract", x, remembered(mean), centred);
        delta.muli(centred, result);
        INDArray products = memory.scratch(channels);
        Matrices.sumOfRows(result, products, memory);
        Matrices.sumOfRows(delta, to.beta(), memory);
        INDArray s = remembered(inverse);
        if (to.gamma() != null) {
            products.muli(s, to.gamma());
        }
        to.runningMean().assign(0);
        to.runningVariance().assign(0);
        combine(delta, centred, products, to.beta(), result, memory);
        return new INDArray[] {gradient};
    }

    private void combine(
            INDArray delta, INDArray centred, INDArray products, INDArray sums, INDArray result, Memory memory) {
        long count = delta.size(0);
        INDArray s = remembered(inverse);
        INDArray factor = memory.scratch(channels);
        factor.assign(s);
        if (parameters.gamma() != null) {
            factor.muli(parameters.gamma());
        }
        products.muli(s).muli(s).muli(factor).divi(-count);
        INDArray shift = memory.scratch(channels);
        sums.muli(factor, shift);
        shift.divi(-count);
        run("multiply", centred, products, centred);
        run("multiply", delta, factor, result);
        result.addi(centred);
        run("add", result, shift, result);
    }

    @Override
    public void clear() {
        mean = null;
        inverse = null;
        nonlinearity.clear();
    }

    /** One value a channel with every row; ND4J's broadcasting operations of these names take half the time of others. */
    private static void run(String operation, INDArray rows, INDArray channelValues, INDArray result) {
        Sliding.run(operation, new INDArray[] {rows, channelValues}, new INDArray[] {result}, NO_ARGUMENTS);
    }

    private static INDArray remembered(@Nullable INDArray array) {
        if (array == null) {
            throw new IllegalStateException("backward without forward");
        }
        return array;
    }
}

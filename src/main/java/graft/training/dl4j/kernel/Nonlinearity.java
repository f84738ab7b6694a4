package graft.training.dl4j.kernel;

import graft.network.Activation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Relu6;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.same.TimesOneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The activation at the end of an operation. It overwrites its argument where the derivative can be told from the output
 * alone, which saves memory and, against DL4J's layers, computing the whole operation a second time on the way back.
 *
 * <p>The derivatives are put together from ND4J's plain loops: M2.1's own {@code relu_bp} and {@code relu6_bp} visit the
 * values one by one and take five to ten times as long.
 */
final class Nonlinearity {

    private final Activation activation;
    private @Nullable INDArray before;
    private @Nullable INDArray after;

    Nonlinearity(Activation activation) {
        this.activation = activation;
    }

    /** Applies it to {@code z}, which may be overwritten. */
    INDArray forward(INDArray z, Memory memory) {
        INDArray y = needsArgument() ? memory.activation(z.shape()) : z;
        switch (activation) {
            case IDENTITY -> {}
            case RELU -> Nd4j.exec(new RectifiedLinear(z, y, 0));
            case RELU6 -> Nd4j.exec(new Relu6(z, y, 0));
            case SIGMOID -> Nd4j.exec(new Sigmoid(z, y));
            case HARD_SIGMOID -> hardSigmoid(z, y);
            case SWISH -> {
                Nd4j.exec(new Sigmoid(z, y));
                y.muli(z);
            }
            case HARD_SWISH -> {
                hardSigmoid(z, y);
                y.muli(z);
            }
        }
        if (memory.training()) {
            before = z;
            after = y;
        }
        return y;
    }

    /** Multiplies {@code epsilon} with the derivative at the argument of the last {@link #forward}. */
    void backward(INDArray epsilon, Memory memory) {
        if (activation == Activation.IDENTITY) {
            return;
        }
        INDArray z = remembered(before);
        INDArray y = remembered(after);
        INDArray slope = memory.scratch(y.shape());
        switch (activation) {
            case IDENTITY -> throw new AssertionError();
            case RELU -> Nd4j.exec(new Step(y, slope, 0));
            case RELU6 -> between(y, 6, slope);
            case SIGMOID -> Nd4j.exec(new TimesOneMinus(y, slope));
            case HARD_SIGMOID -> {
                between(y, 1, slope);
                slope.divi(6);
            }
            case SWISH -> swishSlope(z, y, slope, memory);
            case HARD_SWISH -> hardSwishSlope(z, slope, memory);
        }
        epsilon.muli(slope);
    }

    void clear() {
        before = null;
        after = null;
    }

    private boolean needsArgument() {
        return activation == Activation.SWISH || activation == Activation.HARD_SWISH;
    }

    /** {@code relu6(z + 3) / 6}. */
    private static void hardSigmoid(INDArray z, INDArray y) {
        z.addi(3, y);
        Nd4j.exec(new Relu6(y, y, 0));
        y.divi(6);
    }

    /** 1 where y lies strictly between 0 and {@code highest}, else 0, for y from 0 to {@code highest}. */
    private static void between(INDArray y, double highest, INDArray result) {
        Nd4j.exec(new ScalarReverseSubtraction(y, null, result, highest));
        result.muli(y);
        Nd4j.exec(new Step(result, result, 0));
    }

    /** With s = sigmoid(z) and y = z s: s + y (1 - s). */
    private static void swishSlope(INDArray z, INDArray y, INDArray slope, Memory memory) {
        INDArray s = memory.scratch(z.shape());
        Nd4j.exec(new Sigmoid(z, s));
        Nd4j.exec(new ScalarReverseSubtraction(s, null, slope, 1));
        slope.muli(y);
        slope.addi(s);
    }

    /** With h = hard sigmoid of z: h + z h', where h' is 1/6 between -3 and 3. */
    private static void hardSwishSlope(INDArray z, INDArray slope, Memory memory) {
        INDArray h = memory.scratch(z.shape());
        hardSigmoid(z, h);
        between(h, 1, slope);
        slope.divi(6);
        slope.muli(z);
        slope.addi(h);
    }

    private static INDArray remembered(@Nullable INDArray array) {
        if (array == null) {
            throw new IllegalStateException("backward without forward");
        }
        return array;
    }
}

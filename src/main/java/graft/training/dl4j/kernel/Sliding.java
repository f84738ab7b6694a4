package graft.training.dl4j.kernel;

import graft.network.FeatureShape;
import graft.network.Padding;
import graft.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A window that slides over feature maps, as ND4J's operations want it told. They know the same number of zeros at the
 * top as at the bottom, and TensorFlow's "same"; anything else is put around the map beforehand.
 *
 * @param frame zeros to be put around every map first, or null
 */
record Sliding(int kernelHeight, int kernelWidth, int stride, Padding padding, Padding.@Nullable Explicit frame) {

    private static final int NHWC = 1;

    static Sliding of(int kernelHeight, int kernelWidth, int stride, Padding padding) {
        if (padding instanceof Padding.Explicit e && (e.top() != e.bottom() || e.left() != e.right())) {
            return new Sliding(kernelHeight, kernelWidth, stride, Padding.VALID, e);
        }
        return new Sliding(kernelHeight, kernelWidth, stride, padding, null);
    }

    /** Height and width of what comes out for an input (framed already) [N, H, W, C]. */
    long[] outputSize(INDArray input) {
        FeatureShape map = FeatureShape.map(1, (int) input.size(1), (int) input.size(2));
        Padding.Explicit pads = pads(map);
        return new long[] {
            Window.positions(map.height(), pads.top(), pads.bottom(), kernelHeight, stride),
            Window.positions(map.width(), pads.left(), pads.right(), kernelWidth, stride)
        };
    }

    private Padding.Explicit pads(FeatureShape map) {
        return Window.pads(padding, kernelHeight, kernelWidth, stride, map);
    }

    /**
     * The integer arguments that ND4J's convolutions and poolings have in common: kernel, stride, padding, dilation,
     * "same" or not; then the given ones.
     */
    int[] arguments(int... more) {
        Padding.Explicit pads = padding instanceof Padding.Explicit e ? e : new Padding.Explicit(0, 0, 0, 0);
        int[] arguments = new int[9 + more.length];
        int[] common = {
            kernelHeight,
            kernelWidth,
            stride,
            stride,
            pads.top(),
            pads.left(),
            1,
            1,
            padding instanceof Padding.Same ? 1 : 0
        };
        System.arraycopy(common, 0, arguments, 0, common.length);
        System.arraycopy(more, 0, arguments, common.length, more.length);
        return arguments;
    }

    /** As {@link #arguments}, for an operation whose last common argument is the order of the axes. */
    int[] argumentsForMaps(int... after) {
        int[] more = new int[after.length + 1];
        more[0] = NHWC;
        System.arraycopy(after, 0, more, 1, after.length);
        return arguments(more);
    }

    /** The input with its frame, in memory for activations; the input itself where there is none. */
    INDArray framed(INDArray input, Memory memory) {
        if (frame == null) {
            return input;
        }
        INDArray framed = memory.activation(
                input.size(0),
                input.size(1) + frame.top() + frame.bottom(),
                input.size(2) + frame.left() + frame.right(),
                input.size(3));
        surround(input, frame, framed);
        return framed;
    }

    /** Puts zeros around {@code input}. */
    static void surround(INDArray input, Padding.Explicit frame, INDArray result) {
        try (INDArray sides = Nd4j.createFromArray(
                new int[][] {{0, 0}, {frame.top(), frame.bottom()}, {frame.left(), frame.right()}, {0, 0}})) {
            Nd4j.exec(operation("pad")
                    .addInputs(input, sides)
                    .addOutputs(result)
                    .addIntegerArguments(0)
                    .addFloatingPointArguments(0.0)
                    .build());
        }
    }

    /** Takes the middle of a framed map. */
    static void withoutFrame(INDArray framed, Padding.Explicit frame, INDArray result) {
        result.assign(framed.get(
                NDArrayIndex.all(),
                NDArrayIndex.interval(frame.top(), frame.top() + result.size(1)),
                NDArrayIndex.interval(frame.left(), frame.left() + result.size(2)),
                NDArrayIndex.all()));
    }

    static DynamicCustomOp.DynamicCustomOpsBuilder operation(String name) {
        return DynamicCustomOp.builder(name);
    }

    static void run(String name, INDArray[] inputs, INDArray[] outputs, int[] arguments) {
        CustomOp op = operation(name)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(arguments)
                .build();
        Nd4j.exec(op);
    }
}

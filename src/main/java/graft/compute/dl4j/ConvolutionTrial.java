package graft.compute.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How fast a convolution really is, with oneDNN and without. Flags say what a library was built and told to do; this says
 * what it does.
 *
 * @param gigaflops as training runs it: multiplications and additions a second, in 10^9
 * @param plainGigaflops with ND4J's own loops, to which it would fall back
 */
public record ConvolutionTrial(double gigaflops, double plainGigaflops) {

    /** oneDNN was four to ten times as fast wherever it was measured; chance alone does not make half of that. */
    private static final double CLEARLY_FASTER = 1.5;

    private static final int PICTURES = 4;
    private static final int SIDE = 28;
    private static final int CHANNELS = 64;
    private static final int KERNEL = 3;
    private static final int ROUNDS = 7;

    /** Kernel, stride, padding, dilation, "same", maps as [N, H, W, C], kernel as [out, in, height, width]. */
    private static final int[] ARGUMENTS = {KERNEL, KERNEL, 1, 1, 0, 0, 1, 1, 1, 1, 1};

    /** Whether oneDNN is at work, judged by speed alone. */
    public boolean oneDnnActive() {
        return gigaflops > CLEARLY_FASTER * plainGigaflops;
    }

    /** Measures, which takes a second at most on a machine that is not very slow. Leaves ND4J set up as it was. */
    public static ConvolutionTrial run() {
        boolean allowed = Nd4j.getEnvironment().helpersAllowed();
        try {
            double asTrained = measure();
            Nd4j.getEnvironment().allowHelpers(false);
            return new ConvolutionTrial(asTrained, measure());
        } finally {
            Nd4j.getEnvironment().allowHelpers(allowed);
        }
    }

    private static double measure() {
        try (INDArray x = Nd4j.ones(DataType.FLOAT, PICTURES, SIDE, SIDE, CHANNELS);
                INDArray kernel = Nd4j.ones(DataType.FLOAT, CHANNELS, CHANNELS, KERNEL, KERNEL);
                INDArray y = Nd4j.createUninitialized(DataType.FLOAT, PICTURES, SIDE, SIDE, CHANNELS)) {
            DynamicCustomOp operation = DynamicCustomOp.builder("conv2d")
                    .addInputs(x, kernel)
                    .addOutputs(y)
                    .addIntegerArguments(ARGUMENTS)
                    .build();
            long best = Long.MAX_VALUE; // what else the machine does makes a round slower, never quicker
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                Nd4j.exec(operation);
                best = Math.min(best, System.nanoTime() - start);
            }
            double flops = 2.0 * PICTURES * SIDE * SIDE * CHANNELS * CHANNELS * KERNEL * KERNEL;
            return flops / Math.max(1, best);
        }
    }
}

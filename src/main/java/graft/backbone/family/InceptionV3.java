package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Activate;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Concatenate;
import graft.network.Operation.Convolution;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * InceptionV3 (Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2015), with the layers and names of
 * Keras, which numbers its convolutions through in the order in which it makes them.
 *
 * <p>Stages: {@code stem} and {@code mixed0} to {@code mixed10}.
 */
public final class InceptionV3 {

    /** The name to choose it by. */
    public static final String NAME = "inception_v3";

    private static final int INPUT = 299;
    private static final double EPSILON = 1e-3;

    private int convolutions;

    private InceptionV3() {}

    public static Architecture architecture() {
        return new InceptionV3().build();
    }

    private Architecture build() {
        List<Stage> stages = new ArrayList<>();
        stages.add(stem());
        stages.add(fine("mixed0", 192, 32));
        stages.add(fine("mixed1", 256, 64));
        stages.add(fine("mixed2", 288, 64));
        stages.add(halvingFine());
        stages.add(factorized("mixed4", 128));
        stages.add(factorized("mixed5", 160));
        stages.add(factorized("mixed6", 160));
        stages.add(factorized("mixed7", 192));
        stages.add(halvingFactorized());
        stages.add(wide("mixed9", 1280));
        stages.add(wide("mixed10", 2048));
        InputSpec input = new InputSpec(INPUT, INPUT, Preprocessing.MINUS_ONE_TO_ONE);
        return Architecture.of(new NetworkDescription(NAME, input, stages));
    }

    private Stage stem() {
        StageBuilder stage = new StageBuilder("stem");
        convolution(stage, 3, 32, 3, 3, 2, Padding.VALID);
        convolution(stage, 32, 32, 3, 3, 1, Padding.VALID);
        convolution(stage, 32, 64, 3, 3, 1, Padding.SAME);
        stage.then("max_pooling2d_1", new Pooling(PoolingKind.MAX, 3, 2, Padding.VALID));
        convolution(stage, 64, 80, 1, 1, 1, Padding.VALID);
        convolution(stage, 80, 192, 3, 3, 1, Padding.VALID);
        return stage.then("max_pooling2d_2", new Pooling(PoolingKind.MAX, 3, 2, Padding.VALID))
                .build();
    }

    /** At 35 x 35: branches of 1 x 1, 5 x 5, and two of 3 x 3. */
    private Stage fine(String name, int in, int pooled) {
        StageBuilder stage = new StageBuilder(name);
        List<String> branches = new ArrayList<>();
        branches.add(begin(stage, in, 64, 1, 1));
        begin(stage, in, 48, 1, 1);
        branches.add(next(stage, 48, 64, 5, 5));
        begin(stage, in, 64, 1, 1);
        next(stage, 64, 96, 3, 3);
        branches.add(next(stage, 96, 96, 3, 3));
        branches.add(pooled(stage, name, in, pooled));
        return concatenated(stage, name, branches);
    }

    /** From 35 x 35 to 17 x 17. */
    private Stage halvingFine() {
        StageBuilder stage = new StageBuilder("mixed3");
        List<String> branches = new ArrayList<>();
        branches.add(convolution(stage, 288, 384, 3, 3, 2, Padding.VALID));
        begin(stage.from(Node.STAGE_INPUT), 288, 64, 1, 1);
        next(stage, 64, 96, 3, 3);
        branches.add(convolution(stage, 96, 96, 3, 3, 2, Padding.VALID));
        branches.add(halved(stage, "mixed3"));
        return concatenated(stage, "mixed3", branches);
    }

    /** At 17 x 17: windows of 7 x 7 as one of 1 x 7 and one of 7 x 1. */
    private Stage factorized(String name, int inner) {
        int in = 768;
        int out = 192;
        StageBuilder stage = new StageBuilder(name);
        List<String> branches = new ArrayList<>();
        branches.add(begin(stage, in, out, 1, 1));
        begin(stage, in, inner, 1, 1);
        next(stage, inner, inner, 1, 7);
        branches.add(next(stage, inner, out, 7, 1));
        begin(stage, in, inner, 1, 1);
        next(stage, inner, inner, 7, 1);
        next(stage, inner, inner, 1, 7);
        next(stage, inner, inner, 7, 1);
        branches.add(next(stage, inner, out, 1, 7));
        branches.add(pooled(stage, name, in, out));
        return concatenated(stage, name, branches);
    }

    /** From 17 x 17 to 8 x 8. */
    private Stage halvingFactorized() {
        StageBuilder stage = new StageBuilder("mixed8");
        List<String> branches = new ArrayList<>();
        begin(stage, 768, 192, 1, 1);
        branches.add(convolution(stage, 192, 320, 3, 3, 2, Padding.VALID));
        begin(stage, 768, 192, 1, 1);
        next(stage, 192, 192, 1, 7);
        next(stage, 192, 192, 7, 1);
        branches.add(convolution(stage, 192, 192, 3, 3, 2, Padding.VALID));
        branches.add(halved(stage, "mixed8"));
        return concatenated(stage, "mixed8", branches);
    }

    /** At 8 x 8: windows of 3 x 3 as one of 1 x 3 beside one of 3 x 1. */
    private Stage wide(String name, int in) {
        StageBuilder stage = new StageBuilder(name);
        List<String> branches = new ArrayList<>();
        branches.add(begin(stage, in, 320, 1, 1));
        begin(stage, in, 384, 1, 1);
        branches.add(split(stage, name + "_single"));
        begin(stage, in, 448, 1, 1);
        next(stage, 448, 384, 3, 3);
        branches.add(split(stage, name + "_double"));
        branches.add(pooled(stage, name, in, 192));
        return concatenated(stage, name, branches);
    }

    private String split(StageBuilder stage, String name) {
        String before = stage.current();
        String across = next(stage, 384, 384, 1, 3);
        String down = next(stage.from(before), 384, 384, 3, 1);
        return stage.join(name, new Concatenate(), across, down).current();
    }

    private String pooled(StageBuilder stage, String name, int in, int out) {
        stage.join(name + "_average", new Pooling(PoolingKind.AVERAGE, 3, 1, Padding.SAME), Node.STAGE_INPUT);
        return next(stage, in, out, 1, 1);
    }

    private static String halved(StageBuilder stage, String name) {
        return stage.join(name + "_maximum", new Pooling(PoolingKind.MAX, 3, 2, Padding.VALID), Node.STAGE_INPUT)
                .current();
    }

    private static Stage concatenated(StageBuilder stage, String name, List<String> branches) {
        return stage.join(name, new Concatenate(), branches.toArray(String[]::new))
                .build();
    }

    /** A branch begins. */
    private String begin(StageBuilder stage, int in, int out, int height, int width) {
        return next(stage.from(Node.STAGE_INPUT), in, out, height, width);
    }

    /** A branch goes on. */
    private String next(StageBuilder stage, int in, int out, int height, int width) {
        return convolution(stage, in, out, height, width, 1, Padding.SAME);
    }

    private String convolution(
            StageBuilder stage, int in, int out, int height, int width, int stride, Padding padding) {
        convolutions++;
        return stage.then(
                        "conv2d_" + convolutions,
                        new Convolution(in, out, height, width, stride, padding, false, Activation.IDENTITY))
                .then("batch_normalization_" + convolutions, new BatchNormalization(out, EPSILON, false))
                .then("activation_" + convolutions, new Activate(Activation.RELU))
                .current();
    }
}

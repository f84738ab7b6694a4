package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
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
 * SqueezeNet 1.1 (Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters", 2016, and the release
 * 1.1 of its authors), in the layout of the Keras port by rcmalli.
 *
 * <p>Stages: {@code stem} and {@code fire2} to {@code fire9}. A pooling belongs to the stage before it: it has no
 * weights to train, and what crosses the cut is then a quarter of the size.
 */
public final class SqueezeNet {

    /** The name to choose it by. */
    public static final String NAME = "squeezenet_v1.1";

    private static final int INPUT = 227;
    private static final int STEM_FILTERS = 64;

    /** A fire module: what it squeezes to, what each of its two halves expands to, and whether a pooling follows. */
    private record Fire(int number, int squeeze, int expand, boolean pooled) {}

    private static final List<Fire> FIRES = List.of(
            new Fire(2, 16, 64, false),
            new Fire(3, 16, 64, true),
            new Fire(4, 32, 128, false),
            new Fire(5, 32, 128, true),
            new Fire(6, 48, 192, false),
            new Fire(7, 48, 192, false),
            new Fire(8, 64, 256, false),
            new Fire(9, 64, 256, false));

    private SqueezeNet() {}

    public static Architecture architecture() {
        List<Stage> stages = new ArrayList<>();
        stages.add(new StageBuilder("stem")
                .then("conv1", new Convolution(3, STEM_FILTERS, 3, 3, 2, Padding.VALID, true, Activation.RELU))
                .then("pool1", pooling())
                .build());
        int channels = STEM_FILTERS;
        for (Fire fire : FIRES) {
            stages.add(stage(fire, channels));
            channels = 2 * fire.expand;
        }
        return Architecture.of(
                new NetworkDescription(NAME, new InputSpec(INPUT, INPUT, Preprocessing.BGR_MINUS_MEAN), stages));
    }

    private static Stage stage(Fire fire, int in) {
        String name = "fire" + fire.number;
        String squeeze = name + "_squeeze1x1";
        String small = name + "_expand1x1";
        String large = name + "_expand3x3";
        StageBuilder stage = new StageBuilder(name)
                .then(squeeze, convolution(in, fire.squeeze, 1))
                .then(small, convolution(fire.squeeze, fire.expand, 1))
                .join(large, convolution(fire.squeeze, fire.expand, 3), squeeze)
                .join(name + "_concat", new Concatenate(), small, large);
        return fire.pooled ? stage.then("pool" + fire.number, pooling()).build() : stage.build();
    }

    private static Convolution convolution(int in, int out, int kernel) {
        return new Convolution(in, out, kernel, kernel, 1, Padding.SAME, true, Activation.RELU);
    }

    private static Pooling pooling() {
        return new Pooling(PoolingKind.MAX, 3, 2, Padding.VALID);
    }
}

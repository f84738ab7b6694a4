package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Activate;
import graft.network.Operation.Add;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Xception (Chollet, "Xception: Deep Learning with Depthwise Separable Convolutions", 2017), with the layers and names of Keras; a
 * separable convolution, one layer there, is a depthwise and a pointwise one here.
 *
 * <p>Stages: {@code block1} to {@code block14}.
 */
public final class Xception {

    /** The name to choose it by. */
    public static final String NAME = "xception";

    private static final int INPUT = 299;
    private static final double EPSILON = 1e-3;
    private static final int MIDDLE = 728;
    private static final int MIDDLE_BLOCKS = 8;

    private final Map<String, String> layerOf = new HashMap<>();
    private int shortcuts;

    private Xception() {}

    public static Architecture architecture() {
        return new Xception().build();
    }

    private Architecture build() {
        List<Stage> stages = new ArrayList<>();
        stages.add(entry());
        stages.add(halving("block2", false, 64, 128, 128));
        stages.add(halving("block3", true, 128, 256, 256));
        stages.add(halving("block4", true, 256, MIDDLE, MIDDLE));
        for (int i = 0; i < MIDDLE_BLOCKS; i++) {
            stages.add(middle("block" + (5 + i)));
        }
        stages.add(halving("block13", true, MIDDLE, MIDDLE, 1024));
        stages.add(exit());
        InputSpec input = new InputSpec(INPUT, INPUT, Preprocessing.MINUS_ONE_TO_ONE);
        return Architecture.of(new NetworkDescription(NAME, input, stages), layerOf);
    }

    private static Stage entry() {
        return new StageBuilder("block1")
                .then("block1_conv1", StageBuilder.bare(3, 32, 3, 2, Padding.VALID))
                .normalized("block1_conv1_bn", 32, EPSILON, "block1_conv1_act", Activation.RELU)
                .then("block1_conv2", StageBuilder.bare(32, 64, 3, 1, Padding.VALID))
                .normalized("block1_conv2_bn", 64, EPSILON, "block1_conv2_act", Activation.RELU)
                .build();
    }

    /** Two separable convolutions and a pooling beside a shortcut of stride 2. */
    private Stage halving(String name, boolean activatedFirst, int in, int inner, int out) {
        StageBuilder stage = new StageBuilder(name);
        if (activatedFirst) {
            stage.then(name + "_sepconv1_act", new Activate(Activation.RELU));
        }
        separable(stage, name + "_sepconv1", in, inner, Activation.IDENTITY);
        stage.then(name + "_sepconv2_act", new Activate(Activation.RELU));
        separable(stage, name + "_sepconv2", inner, out, Activation.IDENTITY);
        stage.then(name + "_pool", new Pooling(PoolingKind.MAX, 3, 2, Padding.SAME));
        shortcuts++;
        return stage.from(Node.STAGE_INPUT)
                .then("conv2d_" + shortcuts, StageBuilder.bare(in, out, 1, 2, Padding.SAME))
                .normalized("batch_normalization_" + shortcuts, out, EPSILON, "", Activation.IDENTITY)
                .join(name + "_sum", new Add(), name + "_pool", stage.current())
                .build();
    }

    private Stage middle(String name) {
        StageBuilder stage = new StageBuilder(name);
        for (int i = 1; i <= 3; i++) {
            stage.then(name + "_sepconv" + i + "_act", new Activate(Activation.RELU));
            separable(stage, name + "_sepconv" + i, MIDDLE, MIDDLE, Activation.IDENTITY);
        }
        return stage.join(name + "_sum", new Add(), stage.current(), Node.STAGE_INPUT)
                .build();
    }

    private Stage exit() {
        StageBuilder stage = new StageBuilder("block14");
        separable(stage, "block14_sepconv1", 1024, 1536, Activation.RELU);
        separable(stage, "block14_sepconv2", 1536, 2048, Activation.RELU);
        return stage.build();
    }

    private void separable(StageBuilder stage, String layer, int in, int out, Activation activation) {
        String depthwise = layer + "_depthwise";
        String pointwise = layer + "_pointwise";
        layerOf.put(depthwise, layer);
        layerOf.put(pointwise, layer);
        stage.then(depthwise, StageBuilder.bareDepthwise(in, 3, 1, Padding.SAME))
                .then(pointwise, StageBuilder.bare(in, out, 1, 1, Padding.VALID))
                .normalized(layer + "_bn", out, EPSILON, layer + "_act", activation);
    }
}

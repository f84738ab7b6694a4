package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Operation.Concatenate;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * DenseNet (Huang et al., "Densely Connected Convolutional Networks", 2017), with the layers and names of Keras.
 *
 * <p>Stages: {@code stem}; the layers of the dense blocks, six at a time, such as {@code conv4_7-12}; the last ones of a block with
 * the transition that follows it, or with the activation that ends the network. What leaves a layer is one tensor, all maps
 * before and its own, so the network can be cut behind any of them; 58 places would be too many to choose from.
 */
public final class DenseNet {

    private static final int INPUT = 224;
    private static final double EPSILON = 1.001e-5;
    private static final int STEM = 64;
    private static final int GROWTH = 32;
    private static final int BOTTLENECK = 4 * GROWTH;
    private static final int LAYERS_A_STAGE = 6;

    private DenseNet() {}

    /** DenseNet121. */
    public static Architecture denseNet121() {
        return architecture("densenet121", List.of(6, 12, 24, 16));
    }

    private static Architecture architecture(String name, List<Integer> layers) {
        List<Stage> stages = new ArrayList<>(List.of(stem()));
        int channels = STEM;
        for (int group = 0; group < layers.size(); group++) {
            boolean last = group == layers.size() - 1;
            stages.addAll(group(group + 2, layers.get(group), channels, last));
            channels += layers.get(group) * GROWTH;
            channels = last ? channels : channels / 2;
        }
        return Architecture.of(
                new NetworkDescription(name, new InputSpec(INPUT, INPUT, Preprocessing.IMAGENET_NORMALIZED), stages));
    }

    private static Stage stem() {
        return new StageBuilder("stem")
                .then("conv1_conv", StageBuilder.bare(3, STEM, 7, 2, Padding.explicit(3)))
                .normalized("conv1_bn", STEM, EPSILON, "conv1_relu", Activation.RELU)
                // Zeros or nothing around values that are never negative: a maximum cannot tell.
                .then("pool1", new Pooling(PoolingKind.MAX, 3, 2, Padding.explicit(1)))
                .build();
    }

    private static List<Stage> group(int number, int layers, int in, boolean last) {
        List<Stage> stages = new ArrayList<>();
        int channels = in;
        for (int first = 1; first <= layers; first += LAYERS_A_STAGE) {
            int end = Math.min(first + LAYERS_A_STAGE - 1, layers);
            StageBuilder stage = new StageBuilder("conv%d_%d-%d".formatted(number, first, end));
            for (int layer = first; layer <= end; layer++) {
                layer(stage, "conv%d_block%d".formatted(number, layer), channels);
                channels += GROWTH;
            }
            if (end == layers && last) {
                stage.normalized("bn", channels, EPSILON, "relu", Activation.RELU);
            } else if (end == layers) {
                transition(stage, "pool" + number, channels);
            }
            stages.add(stage.build());
        }
        return stages;
    }

    private static void layer(StageBuilder stage, String name, int in) {
        String before = stage.current();
        stage.normalized(name + "_0_bn", in, EPSILON, name + "_0_relu", Activation.RELU)
                .then(name + "_1_conv", StageBuilder.bare(in, BOTTLENECK, 1, 1, Padding.VALID))
                .normalized(name + "_1_bn", BOTTLENECK, EPSILON, name + "_1_relu", Activation.RELU)
                .then(name + "_2_conv", StageBuilder.bare(BOTTLENECK, GROWTH, 3, 1, Padding.SAME))
                .join(name + "_concat", new Concatenate(), before, name + "_2_conv");
    }

    private static void transition(StageBuilder stage, String name, int in) {
        stage.normalized(name + "_bn", in, EPSILON, name + "_relu", Activation.RELU)
                .then(name + "_conv", StageBuilder.bare(in, in / 2, 1, 1, Padding.VALID))
                .then(name + "_pool", new Pooling(PoolingKind.AVERAGE, 2, 2, Padding.VALID));
    }
}

package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Add;
import graft.network.Operation.Convolution;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Operation.ZeroPadding;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * ResNet with the activation before the convolutions (He et al., "Identity Mappings in Deep Residual Networks", 2016), with the
 * layers and names of Keras: the stride of a group lies on the 3 x 3 convolution of its last block.
 *
 * <p>Stages: {@code stem}, then every block by itself, {@code conv2_block1} to {@code conv5_block3}, and {@code top}, the
 * activation of the last sum. The batch normalisation that begins a block has no convolution before it and stays, as an affine
 * operation.
 */
public final class ResNetV2 {

    private static final int INPUT = 224;
    private static final double EPSILON = 1.001e-5;
    private static final int STEM = 64;
    private static final int WIDENING = 4;

    private ResNetV2() {}

    /** ResNet50V2. */
    public static Architecture resNet50V2() {
        return architecture("resnet50_v2", List.of(3, 4, 6, 3));
    }

    private static Architecture architecture(String name, List<Integer> blocks) {
        List<Stage> stages = new ArrayList<>(List.of(stem()));
        int in = STEM;
        int filters = STEM;
        for (int group = 0; group < blocks.size(); group++) {
            int last = blocks.get(group);
            for (int block = 1; block <= last; block++) {
                int stride = block == last && group < blocks.size() - 1 ? 2 : 1;
                stages.add(block("conv%d_block%d".formatted(group + 2, block), in, filters, stride));
                in = WIDENING * filters;
            }
            filters *= 2;
        }
        stages.add(new StageBuilder("top")
                .normalized("post_bn", in, EPSILON, "post_relu", Activation.RELU)
                .build());
        return Architecture.of(
                new NetworkDescription(name, new InputSpec(INPUT, INPUT, Preprocessing.MINUS_ONE_TO_ONE), stages));
    }

    private static Stage stem() {
        return new StageBuilder("stem")
                .then("conv1_conv", new Convolution(3, STEM, 7, 7, 2, Padding.explicit(3), true, Activation.IDENTITY))
                // No activation comes between, so the zeros count for the maximum.
                .then("pool1_pad", new ZeroPadding(1, 1, 1, 1))
                .then("pool1_pool", new Pooling(PoolingKind.MAX, 3, 2, Padding.VALID))
                .build();
    }

    private static Stage block(String name, int in, int filters, int stride) {
        int out = WIDENING * filters;
        String activated = name + "_preact_relu";
        StageBuilder stage = new StageBuilder(name)
                .normalized(name + "_preact_bn", in, EPSILON, activated, Activation.RELU)
                .then(name + "_1_conv", StageBuilder.bare(in, filters, 1, 1, Padding.VALID))
                .normalized(name + "_1_bn", filters, EPSILON, name + "_1_relu", Activation.RELU)
                .then(name + "_2_conv", StageBuilder.bare(filters, filters, 3, stride, Padding.explicit(1)))
                .normalized(name + "_2_bn", filters, EPSILON, name + "_2_relu", Activation.RELU)
                .then(name + "_3_conv", widening(filters, out));
        String shortcut = Node.STAGE_INPUT;
        if (in != out) {
            shortcut = name + "_0_conv";
            stage.join(shortcut, widening(in, out), activated);
        } else if (stride > 1) {
            shortcut = name + "_0_pool";
            stage.join(shortcut, new Pooling(PoolingKind.MAX, 1, stride, Padding.VALID), Node.STAGE_INPUT);
        }
        return stage.join(name + "_out", new Add(), shortcut, name + "_3_conv").build();
    }

    private static Convolution widening(int in, int out) {
        return new Convolution(in, out, 1, 1, 1, Padding.VALID, true, Activation.IDENTITY);
    }
}

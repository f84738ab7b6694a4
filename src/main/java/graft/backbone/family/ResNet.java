package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Activate;
import graft.network.Operation.Add;
import graft.network.Operation.Convolution;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * ResNet (He et al., "Deep Residual Learning for Image Recognition", 2015) with bottleneck blocks, with the layers and names
 * of Keras: the stride of a group lies on the first 1 x 1 convolution of its first block, and convolutions have a bias in
 * spite of the batch normalisation behind them.
 *
 * <p>Stages: {@code stem}, then every block by itself, {@code conv2_block1} to {@code conv5_block3}.
 */
public final class ResNet {

    private static final int INPUT = 224;
    private static final double EPSILON = 1.001e-5;
    private static final int STEM = 64;
    private static final int WIDENING = 4;

    private ResNet() {}

    /** ResNet50. */
    public static Architecture resNet50() {
        return architecture("resnet50", List.of(3, 4, 6, 3));
    }

    /** ResNet101. */
    public static Architecture resNet101() {
        return architecture("resnet101", List.of(3, 4, 23, 3));
    }

    private static Architecture architecture(String name, List<Integer> blocks) {
        List<Stage> stages = new ArrayList<>(List.of(stem()));
        int in = STEM;
        int filters = STEM;
        for (int group = 0; group < blocks.size(); group++) {
            for (int block = 1; block <= blocks.get(group); block++) {
                int stride = block == 1 && group > 0 ? 2 : 1;
                stages.add(block("conv%d_block%d".formatted(group + 2, block), in, filters, stride));
                in = WIDENING * filters;
            }
            filters *= 2;
        }
        return Architecture.of(
                new NetworkDescription(name, new InputSpec(INPUT, INPUT, Preprocessing.BGR_MINUS_MEAN), stages));
    }

    private static Stage stem() {
        return new StageBuilder("stem")
                .then("conv1_conv", convolution(3, STEM, 7, 2, Padding.explicit(3)))
                .normalized("conv1_bn", STEM, EPSILON, "conv1_relu", Activation.RELU)
                // Zeros or nothing around values that are never negative: a maximum cannot tell.
                .then("pool1_pool", new Pooling(PoolingKind.MAX, 3, 2, Padding.explicit(1)))
                .build();
    }

    private static Stage block(String name, int in, int filters, int stride) {
        int out = WIDENING * filters;
        StageBuilder stage = new StageBuilder(name)
                .then(name + "_1_conv", convolution(in, filters, 1, stride, Padding.VALID))
                .normalized(name + "_1_bn", filters, EPSILON, name + "_1_relu", Activation.RELU)
                .then(name + "_2_conv", convolution(filters, filters, 3, 1, Padding.SAME))
                .normalized(name + "_2_bn", filters, EPSILON, name + "_2_relu", Activation.RELU)
                .then(name + "_3_conv", convolution(filters, out, 1, 1, Padding.VALID))
                .normalized(name + "_3_bn", out, EPSILON, "", Activation.IDENTITY);
        String shortcut = Node.STAGE_INPUT;
        if (in != out || stride > 1) {
            stage.from(Node.STAGE_INPUT)
                    .then(name + "_0_conv", convolution(in, out, 1, stride, Padding.VALID))
                    .normalized(name + "_0_bn", out, EPSILON, "", Activation.IDENTITY);
            shortcut = stage.current();
        }
        return stage.join(name + "_add", new Add(), shortcut, name + "_3_bn")
                .then(name + "_out", new Activate(Activation.RELU))
                .build();
    }

    private static Convolution convolution(int in, int out, int kernel, int stride, Padding padding) {
        return new Convolution(in, out, kernel, kernel, stride, padding, true, Activation.IDENTITY);
    }
}

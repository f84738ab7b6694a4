package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * MobileNet (Howard et al., "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications", 2017) of any
 * width, with the layers and names of Keras.
 *
 * <p>Stages: {@code stem} and {@code block_1} to {@code block_13}, a depthwise and a pointwise convolution each.
 */
public final class MobileNetV1 {

    /** The widths for which weights were published. */
    public static final List<Double> PUBLISHED_WIDTHS = List.of(0.25, 0.5, 0.75, 1.0);

    private static final int INPUT = 224;
    private static final double EPSILON = 1e-3;
    private static final int STEM_FILTERS = 32;

    /** Before a depthwise convolution of stride 2 Keras puts the zeros here whatever the size, which is not "same" for odd ones. */
    private static final Padding HALVING = new Padding.Explicit(0, 1, 0, 1);

    private record Block(int filters, int stride) {}

    private static final List<Block> BLOCKS = List.of(
            new Block(64, 1),
            new Block(128, 2),
            new Block(128, 1),
            new Block(256, 2),
            new Block(256, 1),
            new Block(512, 2),
            new Block(512, 1),
            new Block(512, 1),
            new Block(512, 1),
            new Block(512, 1),
            new Block(512, 1),
            new Block(1024, 2),
            new Block(1024, 1));

    private MobileNetV1() {}

    /**
     * The architecture at a width.
     *
     * @param width the factor (alpha) on the channels of every layer, above 0 and at most 2
     */
    public static Architecture ofWidth(double width) {
        if (!(width > 0 && width <= 2)) {
            throw new IllegalArgumentException("width " + width);
        }
        int channels = (int) (STEM_FILTERS * width);
        List<Stage> stages = new ArrayList<>(List.of(new StageBuilder("stem")
                .then("conv1", StageBuilder.bare(3, channels, 3, 2, Padding.SAME))
                .normalized("conv1_bn", channels, EPSILON, "conv1_relu", Activation.RELU6)
                .build()));
        for (int i = 0; i < BLOCKS.size(); i++) {
            int filters = (int) (BLOCKS.get(i).filters * width);
            stages.add(block(i + 1, channels, filters, BLOCKS.get(i).stride));
            channels = filters;
        }
        return Architecture.of(new NetworkDescription(
                name(width), new InputSpec(INPUT, INPUT, Preprocessing.MINUS_ONE_TO_ONE), stages));
    }

    /** The name at a width, for instance {@code mobilenet_v1_0.25}. */
    public static String name(double width) {
        return "mobilenet_v1_" + Widths.text(width);
    }

    private static Stage block(int number, int in, int out, int stride) {
        String depthwise = "conv_dw_" + number;
        String pointwise = "conv_pw_" + number;
        return new StageBuilder("block_" + number)
                .then(depthwise, StageBuilder.bareDepthwise(in, 3, stride, stride == 1 ? Padding.SAME : HALVING))
                .normalized(depthwise + "_bn", in, EPSILON, depthwise + "_relu", Activation.RELU6)
                .then(pointwise, StageBuilder.bare(in, out, 1, 1, Padding.SAME))
                .normalized(pointwise + "_bn", out, EPSILON, pointwise + "_relu", Activation.RELU6)
                .build();
    }
}

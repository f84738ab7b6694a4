package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Add;
import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * MobileNetV2 (Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018) of any width, with the
 * layers and names of Keras.
 *
 * <p>Stages: {@code stem}, {@code block_0} to {@code block_16} (the inverted residual blocks, numbered as in Keras,
 * where number 0 is called {@code expanded_conv}), {@code top} (the last 1 x 1 convolution). After each of them one
 * tensor crosses.
 */
public final class MobileNetV2 {

    /** The widths for which weights were published. */
    public static final List<Double> PUBLISHED_WIDTHS = List.of(0.35, 0.5, 0.75, 1.0, 1.3, 1.4);

    private static final int INPUT = 224;
    private static final double EPSILON = 1e-3;
    private static final int EXPANSION = 6;
    private static final int STEM_FILTERS = 32;
    private static final int TOP_FILTERS = 1280;

    /** One row of table 2 of the paper: output channels at width 1, blocks, and the stride of the first. */
    private record Row(int filters, int blocks, int stride) {}

    private static final List<Row> ROWS = List.of(
            new Row(16, 1, 1),
            new Row(24, 2, 2),
            new Row(32, 3, 2),
            new Row(64, 4, 2),
            new Row(96, 3, 1),
            new Row(160, 3, 2),
            new Row(320, 1, 1));

    private MobileNetV2() {}

    /**
     * The architecture at a width.
     *
     * @param width the factor (alpha) on the channels of every layer but the last, above 0 and at most 2
     */
    public static Architecture ofWidth(double width) {
        if (!(width > 0 && width <= 2)) {
            throw new IllegalArgumentException("width " + width);
        }
        List<Stage> stages = new ArrayList<>();
        int channels = Widths.divisibleByEight(STEM_FILTERS * width);
        stages.add(new StageBuilder("stem")
                .then("Conv1", new Convolution(3, channels, 3, 3, 2, Padding.SAME, false, Activation.IDENTITY))
                .normalized("bn_Conv1", channels, EPSILON, "Conv1_relu", Activation.RELU6)
                .build());
        int number = 0;
        for (Row row : ROWS) {
            // Keras cuts the product to a whole number first.
            int filters = Widths.divisibleByEight((int) (row.filters * width));
            for (int i = 0; i < row.blocks; i++) {
                stages.add(block(number++, channels, filters, i == 0 ? row.stride : 1));
                channels = filters;
            }
        }
        stages.add(top(channels, width > 1 ? Widths.divisibleByEight(TOP_FILTERS * width) : TOP_FILTERS));
        return Architecture.of(new NetworkDescription(
                name(width), new InputSpec(INPUT, INPUT, Preprocessing.MINUS_ONE_TO_ONE), stages));
    }

    /** The name at a width, for instance {@code mobilenet_v2_1.0}. */
    public static String name(double width) {
        return "mobilenet_v2_" + Widths.text(width);
    }

    private static Stage block(int number, int in, int out, int stride) {
        StageBuilder stage = new StageBuilder("block_" + number);
        String prefix = number == 0 ? "expanded_conv_" : "block_" + number + "_";
        int inner = in;
        if (number > 0) {
            inner = in * EXPANSION;
            stage.then(prefix + "expand", pointwise(in, inner))
                    .normalized(prefix + "expand_BN", inner, EPSILON, prefix + "expand_relu", Activation.RELU6);
        }
        stage.then(
                        prefix + "depthwise",
                        new DepthwiseConvolution(inner, 3, 3, stride, Padding.SAME, false, Activation.IDENTITY))
                .normalized(prefix + "depthwise_BN", inner, EPSILON, prefix + "depthwise_relu", Activation.RELU6)
                .then(prefix + "project", pointwise(inner, out))
                .normalized(prefix + "project_BN", out, EPSILON, "", Activation.IDENTITY);
        if (stride == 1 && in == out) {
            stage.join(prefix + "add", new Add(), Node.STAGE_INPUT, stage.current());
        }
        return stage.build();
    }

    private static Stage top(int in, int out) {
        return new StageBuilder("top")
                .then("Conv_1", pointwise(in, out))
                .normalized("Conv_1_bn", out, EPSILON, "out_relu", Activation.RELU6)
                .build();
    }

    private static Convolution pointwise(int in, int out) {
        return new Convolution(in, out, 1, 1, 1, Padding.SAME, false, Activation.IDENTITY);
    }
}

package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Add;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * MobileNetV3 (Howard et al., "Searching for MobileNetV3", 2019), large and small, at width 1, with the layers and names of Keras.
 *
 * <p>Stages: {@code stem}, {@code block_0} onwards (the inverted residual blocks, numbered as in Keras, where number 0 is called
 * {@code expanded_conv}), {@code top} (the last 1 x 1 convolution).
 */
public final class MobileNetV3 {

    private static final int INPUT = 224;
    private static final double EPSILON = 1e-3;
    private static final int STEM = 16;
    private static final int SQUEEZE = 4;
    private static final int TOP_WIDENING = 6;

    /** One row of tables 1 and 2 of the paper: kernel, channels inside and behind, whether it squeezes, activation, stride. */
    private record Row(int kernel, int inner, int out, boolean squeezes, Activation activation, int stride) {}

    private static final List<Row> LARGE = List.of(
            new Row(3, 16, 16, false, Activation.RELU, 1),
            new Row(3, 64, 24, false, Activation.RELU, 2),
            new Row(3, 72, 24, false, Activation.RELU, 1),
            new Row(5, 72, 40, true, Activation.RELU, 2),
            new Row(5, 120, 40, true, Activation.RELU, 1),
            new Row(5, 120, 40, true, Activation.RELU, 1),
            new Row(3, 240, 80, false, Activation.HARD_SWISH, 2),
            new Row(3, 200, 80, false, Activation.HARD_SWISH, 1),
            new Row(3, 184, 80, false, Activation.HARD_SWISH, 1),
            new Row(3, 184, 80, false, Activation.HARD_SWISH, 1),
            new Row(3, 480, 112, true, Activation.HARD_SWISH, 1),
            new Row(3, 672, 112, true, Activation.HARD_SWISH, 1),
            new Row(5, 672, 160, true, Activation.HARD_SWISH, 2),
            new Row(5, 960, 160, true, Activation.HARD_SWISH, 1),
            new Row(5, 960, 160, true, Activation.HARD_SWISH, 1));

    private static final List<Row> SMALL = List.of(
            new Row(3, 16, 16, true, Activation.RELU, 2),
            new Row(3, 72, 24, false, Activation.RELU, 2),
            new Row(3, 88, 24, false, Activation.RELU, 1),
            new Row(5, 96, 40, true, Activation.HARD_SWISH, 2),
            new Row(5, 240, 40, true, Activation.HARD_SWISH, 1),
            new Row(5, 240, 40, true, Activation.HARD_SWISH, 1),
            new Row(5, 120, 48, true, Activation.HARD_SWISH, 1),
            new Row(5, 144, 48, true, Activation.HARD_SWISH, 1),
            new Row(5, 288, 96, true, Activation.HARD_SWISH, 2),
            new Row(5, 576, 96, true, Activation.HARD_SWISH, 1),
            new Row(5, 576, 96, true, Activation.HARD_SWISH, 1));

    private MobileNetV3() {}

    public static Architecture large() {
        return architecture("mobilenet_v3_large", LARGE);
    }

    public static Architecture small() {
        return architecture("mobilenet_v3_small", SMALL);
    }

    private static Architecture architecture(String name, List<Row> rows) {
        List<Stage> stages = new ArrayList<>(List.of(new StageBuilder("stem")
                .then("conv", StageBuilder.bare(3, STEM, 3, 2, Padding.SAME))
                .normalized("conv_bn", STEM, EPSILON, "conv_activation", Activation.HARD_SWISH)
                .build()));
        int channels = STEM;
        for (int i = 0; i < rows.size(); i++) {
            stages.add(block(i, channels, rows.get(i)));
            channels = rows.get(i).out;
        }
        int top = Widths.divisibleByEight(TOP_WIDENING * channels);
        stages.add(new StageBuilder("top")
                .then("conv_1", StageBuilder.bare(channels, top, 1, 1, Padding.SAME))
                .normalized("conv_1_bn", top, EPSILON, "conv_1_activation", Activation.HARD_SWISH)
                .build());
        return Architecture.of(
                new NetworkDescription(name, new InputSpec(INPUT, INPUT, Preprocessing.MINUS_ONE_TO_ONE), stages));
    }

    private static Stage block(int number, int in, Row row) {
        StageBuilder stage = new StageBuilder("block_" + number);
        String prefix = number == 0 ? "expanded_conv_" : "expanded_conv_" + number + "_";
        if (number > 0) {
            stage.then(prefix + "expand", StageBuilder.bare(in, row.inner, 1, 1, Padding.SAME))
                    .normalized(prefix + "expand_bn", row.inner, EPSILON, prefix + "expand_activation", row.activation);
        }
        stage.then(prefix + "depthwise", StageBuilder.bareDepthwise(row.inner, row.kernel, row.stride, Padding.SAME))
                .normalized(
                        prefix + "depthwise_bn", row.inner, EPSILON, prefix + "depthwise_activation", row.activation);
        if (row.squeezes) {
            stage.squeezeAndExcite(
                    List.of(
                            prefix + "squeeze_excite_avg_pool",
                            prefix + "squeeze_excite_conv",
                            prefix + "squeeze_excite_conv_1",
                            prefix + "squeeze_excite_mul"),
                    row.inner,
                    Widths.divisibleByEight((double) row.inner / SQUEEZE),
                    Activation.RELU,
                    Activation.HARD_SIGMOID);
        }
        stage.then(prefix + "project", StageBuilder.bare(row.inner, row.out, 1, 1, Padding.SAME))
                .normalized(prefix + "project_bn", row.out, EPSILON, "", Activation.IDENTITY);
        if (row.stride == 1 && in == row.out) {
            stage.join(prefix + "add", new Add(), Node.STAGE_INPUT, stage.current());
        }
        return stage.build();
    }
}

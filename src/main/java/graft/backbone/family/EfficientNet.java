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
 * EfficientNet (Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", 2019), B0 to B3, with
 * the layers and names of Keras. There the normalisation of the input is a layer with weights; here it is the preprocessing,
 * and the reader of weights compares the two.
 *
 * <p>Stages: {@code stem}, every block by itself under its name in Keras, {@code block1a} onwards, and {@code top}.
 */
public final class EfficientNet {

    private static final double EPSILON = 1e-3;
    private static final int STEM = 32;
    private static final int TOP = 1280;
    private static final int SQUEEZE = 4;

    /** One row of table 1 of the paper, at width and depth 1. */
    private record Row(int kernel, int repeats, int out, int expansion, int stride) {}

    private static final List<Row> ROWS = List.of(
            new Row(3, 1, 16, 1, 1),
            new Row(3, 2, 24, 6, 2),
            new Row(5, 2, 40, 6, 2),
            new Row(3, 3, 80, 6, 2),
            new Row(5, 3, 112, 6, 1),
            new Row(5, 4, 192, 6, 2),
            new Row(3, 1, 320, 6, 1));

    /** Width, depth and height of the picture are scaled together. */
    private record Scale(String name, double width, double depth, int input) {

        int filters(int atWidthOne) {
            return Widths.divisibleByEight(atWidthOne * width);
        }

        int repeats(int atDepthOne) {
            return (int) Math.ceil(atDepthOne * depth);
        }
    }

    private EfficientNet() {}

    public static Architecture b0() {
        return architecture(new Scale("efficientnet_b0", 1.0, 1.0, 224));
    }

    public static Architecture b1() {
        return architecture(new Scale("efficientnet_b1", 1.0, 1.1, 240));
    }

    public static Architecture b2() {
        return architecture(new Scale("efficientnet_b2", 1.1, 1.2, 260));
    }

    public static Architecture b3() {
        return architecture(new Scale("efficientnet_b3", 1.2, 1.4, 300));
    }

    private static Architecture architecture(Scale scale) {
        List<Stage> stages = new ArrayList<>();
        int channels = scale.filters(STEM);
        stages.add(new StageBuilder("stem")
                .then("stem_conv", StageBuilder.bare(3, channels, 3, 2, Padding.SAME))
                .normalized("stem_bn", channels, EPSILON, "stem_activation", Activation.SWISH)
                .build());
        for (int row = 0; row < ROWS.size(); row++) {
            Row r = ROWS.get(row);
            int out = scale.filters(r.out);
            for (int i = 0; i < scale.repeats(r.repeats); i++) {
                String name = "block" + (row + 1) + (char) ('a' + i);
                stages.add(block(name, channels, out, r, i == 0 ? r.stride : 1));
                channels = out;
            }
        }
        int top = scale.filters(TOP);
        stages.add(new StageBuilder("top")
                .then("top_conv", StageBuilder.bare(channels, top, 1, 1, Padding.SAME))
                .normalized("top_bn", top, EPSILON, "top_activation", Activation.SWISH)
                .build());
        InputSpec input = new InputSpec(scale.input, scale.input, Preprocessing.IMAGENET_NORMALIZED);
        return Architecture.of(new NetworkDescription(scale.name, input, stages));
    }

    private static Stage block(String name, int in, int out, Row row, int stride) {
        StageBuilder stage = new StageBuilder(name);
        int inner = in * row.expansion;
        if (row.expansion > 1) {
            stage.then(name + "_expand_conv", StageBuilder.bare(in, inner, 1, 1, Padding.SAME))
                    .normalized(name + "_expand_bn", inner, EPSILON, name + "_expand_activation", Activation.SWISH);
        }
        stage.then(name + "_dwconv", StageBuilder.bareDepthwise(inner, row.kernel, stride, Padding.SAME))
                .normalized(name + "_bn", inner, EPSILON, name + "_activation", Activation.SWISH)
                .squeezeAndExcite(
                        List.of(name + "_se_squeeze", name + "_se_reduce", name + "_se_expand", name + "_se_excite"),
                        inner,
                        Math.max(1, in / SQUEEZE),
                        Activation.SWISH,
                        Activation.SIGMOID)
                .then(name + "_project_conv", StageBuilder.bare(inner, out, 1, 1, Padding.SAME))
                .normalized(name + "_project_bn", out, EPSILON, "", Activation.IDENTITY);
        if (stride == 1 && in == out) {
            stage.join(name + "_add", new Add(), stage.current(), Node.STAGE_INPUT);
        }
        return stage.build();
    }
}

package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Activate;
import graft.network.Operation.Add;
import graft.network.Operation.Concatenate;
import graft.network.Operation.Convolution;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.List;

/**
 * Sprout, the small backbone that comes with Graft and was trained by Graft: a residual network of basic blocks (He et al.,
 * "Deep Residual Learning for Image Recognition", 2015) with rectifiers, made for pictures of 96 to 160 pixels.
 *
 * <p>Its answer holds the maps of several depths side by side, because what a new task needs is often known well before the
 * last layer (Evci et al., "Head2Toe", 2022): colours and textures at stage 2, parts at stage 3. They are handed on as
 * channels, so that a single tensor leaves every stage and the network can be cut after each.
 *
 * <p>Stages: {@code stem}, {@code stage_1} to {@code stage_4}. Blocks are numbered through: {@code stage_2} holds the blocks
 * 2 and 3. At 128 pixels, 1024 maps of 8 x 8 leave it: 512 of the top convolution, 208 of block 5, 208 of block 4, and the
 * 96 of block 3, halved by a mean.
 */
public final class Sprout {

    /** The name to choose it by. */
    public static final String NAME = "sprout";

    private static final int INPUT = 128;
    private static final double EPSILON = 1e-5;
    private static final int STEM_NARROW = 16;
    private static final int STEM = 32;
    private static final int TOP = 512;

    /** A residual block: two convolutions of 3 x 3 beside a shortcut, which is a convolution where the shape changes. */
    private record Block(int number, int in, int out, int stride) {

        private String part(String part) {
            return "block_" + number + "_" + part;
        }
    }

    private static final int MIDDLE = 96;
    private static final int WIDE = 208;

    private Sprout() {}

    public static Architecture architecture() {
        return Architecture.of(new NetworkDescription(
                NAME,
                new InputSpec(INPUT, INPUT, Preprocessing.MINUS_ONE_TO_ONE),
                List.of(stem(), stage1(), stage2(), stage3(), stage4())));
    }

    private static Stage stem() {
        StageBuilder stage = new StageBuilder("stem");
        normalized(stage, "stem_conv1", convolution(3, STEM_NARROW, 3, 2), Activation.RELU);
        normalized(stage, "stem_conv2", convolution(STEM_NARROW, STEM, 3, 1), Activation.RELU);
        return stage.build();
    }

    private static Stage stage1() {
        StageBuilder stage = new StageBuilder("stage_1");
        add(stage, new Block(1, STEM, 48, 2));
        return stage.build();
    }

    private static Stage stage2() {
        StageBuilder stage = new StageBuilder("stage_2");
        add(stage, new Block(2, 48, MIDDLE, 2));
        add(stage, new Block(3, MIDDLE, MIDDLE, 1));
        return stage.build();
    }

    private static Stage stage3() {
        StageBuilder stage = new StageBuilder("stage_3");
        add(stage, new Block(4, MIDDLE, WIDE, 2));
        String block = stage.current();
        stage.join("stage_2_halved", new Pooling(PoolingKind.AVERAGE, 2, 2, Padding.SAME), Node.STAGE_INPUT);
        stage.join("stage_3_collected", new Concatenate(), block, "stage_2_halved");
        return stage.build();
    }

    private static Stage stage4() {
        StageBuilder stage = new StageBuilder("stage_4");
        normalized(stage, "block_5_select", convolution(WIDE + MIDDLE, WIDE, 1, 1), Activation.IDENTITY);
        add(stage, new Block(5, WIDE, WIDE, 1));
        String block = stage.current();
        normalized(stage, "top_conv", convolution(WIDE, TOP, 1, 1), Activation.RELU);
        stage.join("stage_4_collected", new Concatenate(), stage.current(), block, Node.STAGE_INPUT);
        return stage.build();
    }

    private static void add(StageBuilder stage, Block block) {
        String input = stage.current();
        normalized(stage, block.part("conv1"), convolution(block.in, block.out, 3, block.stride), Activation.RELU);
        normalized(stage, block.part("conv2"), convolution(block.out, block.out, 3, 1), Activation.IDENTITY);
        String main = stage.current();
        String shortcut = input;
        if (block.stride > 1) {
            String name = block.part("shortcut");
            stage.join(name, convolution(block.in, block.out, 1, block.stride), input);
            stage.normalized(name + "_bn", block.out, EPSILON, "", Activation.IDENTITY);
            shortcut = stage.current();
        }
        stage.join(block.part("add"), new Add(), main, shortcut)
                .then(block.part("relu"), new Activate(Activation.RELU));
    }

    /** A convolution, batch normalisation, and an activation unless it is the identity. */
    private static void normalized(StageBuilder stage, String name, Convolution convolution, Activation activation) {
        stage.then(name, convolution).normalized(name + "_bn", convolution.out(), EPSILON, name + "_relu", activation);
    }

    private static Convolution convolution(int in, int out, int kernel, int stride) {
        Padding padding = kernel == 1 ? Padding.VALID : Padding.explicit(kernel / 2);
        return new Convolution(in, out, kernel, kernel, stride, padding, false, Activation.IDENTITY);
    }
}

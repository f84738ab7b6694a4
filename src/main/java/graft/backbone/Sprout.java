package graft.backbone;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Operation.Activate;
import graft.network.Operation.Add;
import graft.network.Operation.Convolution;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Sprout, the small backbone that comes with Graft and was trained by Graft: a plain residual network of basic blocks (He
 * et al., "Deep Residual Learning for Image Recognition", 2015) with rectifiers, made for pictures of 96 to 160 pixels.
 *
 * <p>Stages: {@code stem}, {@code stage_1} to {@code stage_4}, {@code top} (the last 1 x 1 convolution). Blocks are
 * numbered through: {@code stage_2} holds the blocks 2 and 3. At 128 pixels, 512 maps of 8 x 8 leave it.
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

    /** The blocks of each stage between stem and top. */
    private static final List<List<Block>> STAGES = List.of(
            List.of(new Block(1, STEM, 48, 2)),
            List.of(new Block(2, 48, 96, 2), new Block(3, 96, 96, 1)),
            List.of(new Block(4, 96, 208, 2)),
            List.of(new Block(5, 208, 208, 1)));

    private static final int LAST = 208;

    private Sprout() {}

    public static Architecture architecture() {
        List<Stage> stages = new ArrayList<>();
        StageBuilder stem = new StageBuilder("stem");
        normalized(stem, "stem_conv1", convolution(3, STEM_NARROW, 3, 2), Activation.RELU);
        normalized(stem, "stem_conv2", convolution(STEM_NARROW, STEM, 3, 1), Activation.RELU);
        stages.add(stem.build());
        for (int i = 0; i < STAGES.size(); i++) {
            StageBuilder stage = new StageBuilder("stage_" + (i + 1));
            STAGES.get(i).forEach(block -> add(stage, block));
            stages.add(stage.build());
        }
        StageBuilder top = new StageBuilder("top");
        normalized(top, "top_conv", convolution(LAST, TOP, 1, 1), Activation.RELU);
        stages.add(top.build());
        return Architecture.inOrder(
                new NetworkDescription(NAME, new InputSpec(INPUT, INPUT, Preprocessing.MINUS_ONE_TO_ONE), stages));
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

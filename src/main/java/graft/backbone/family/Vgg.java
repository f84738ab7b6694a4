package graft.backbone.family;

import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Operation.Convolution;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * VGG (Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", 2014) with 16 or 19
 * layers, of which the three dense ones are not part of the backbone; with the layers and names of Keras.
 *
 * <p>Stages: {@code block1} to {@code block5}, each with the pooling that ends it.
 */
public final class Vgg {

    private static final int INPUT = 224;
    private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512, 512);

    private Vgg() {}

    /** VGG16. */
    public static Architecture vgg16() {
        return architecture("vgg16", List.of(2, 2, 3, 3, 3));
    }

    /** VGG19. */
    public static Architecture vgg19() {
        return architecture("vgg19", List.of(2, 2, 4, 4, 4));
    }

    private static Architecture architecture(String name, List<Integer> convolutions) {
        List<Stage> stages = new ArrayList<>();
        int in = 3;
        for (int block = 0; block < CHANNELS.size(); block++) {
            stages.add(stage(block + 1, convolutions.get(block), in, CHANNELS.get(block)));
            in = CHANNELS.get(block);
        }
        return Architecture.of(
                new NetworkDescription(name, new InputSpec(INPUT, INPUT, Preprocessing.BGR_MINUS_MEAN), stages));
    }

    private static Stage stage(int block, int convolutions, int in, int out) {
        StageBuilder stage = new StageBuilder("block" + block);
        for (int i = 1; i <= convolutions; i++) {
            stage.then(
                    "block" + block + "_conv" + i,
                    new Convolution(i == 1 ? in : out, out, 3, 3, 1, Padding.SAME, true, Activation.RELU));
        }
        return stage.then("block" + block + "_pool", new Pooling(PoolingKind.MAX, 2, 2, Padding.VALID))
                .build();
    }
}

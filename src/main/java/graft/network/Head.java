package graft.network;

import graft.network.Operation.Dense;
import graft.network.Operation.Dropout;
import graft.network.Operation.GlobalAveragePooling;
import java.util.List;

/**
 * The new classifier on top of a backbone: global average pooling, dropout, dense. It ends in logits [N, classes]; the
 * softmax belongs to the loss while training, and is written into the model file together with the temperature.
 */
public final class Head {

    /** The name of the stage. */
    public static final String STAGE = "head";

    /** Gives the pooled features [N, features]. */
    public static final String POOLING = "head_pool";

    /** The dense layer; its weights are {@code head_dense.weight} [classes, features] and {@code head_dense.bias}. */
    public static final String DENSE = "head_dense";

    private static final String DROPOUT = "head_dropout";

    private Head() {}

    /**
     * The stage to put on a backbone with {@link NetworkDescription#with(Stage)}.
     *
     * @param features the channels that the backbone gives
     * @param classes how many classes there are, at least two
     * @param dropout the share of features set to zero while training, 0 to below 1
     */
    public static Stage stage(int features, int classes, double dropout) {
        return new Stage(
                STAGE,
                List.of(
                        new Node(POOLING, new GlobalAveragePooling(false), List.of(Node.STAGE_INPUT)),
                        new Node(DROPOUT, new Dropout(dropout), List.of(POOLING)),
                        new Node(DENSE, new Dense(features, classes, Activation.IDENTITY), List.of(DROPOUT))));
    }
}

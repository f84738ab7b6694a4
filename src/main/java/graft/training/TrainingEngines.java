package graft.training;

import graft.network.NetworkDescription;
import graft.network.Weights;

/** Makes the two halves of a network run: the frozen one below the cut and the trained one above it. */
public interface TrainingEngines {

    /**
     * The frozen stages of a backbone.
     *
     * @param backbone without a head
     * @param weights at least those of the frozen stages
     * @param frozenStages how many stages; all of them for pooled features [N, C], fewer for the feature map [N, C, H, W]
     *     that crosses the cut
     * @param threads how many threads it may use
     */
    Trunk trunk(NetworkDescription backbone, Weights weights, int frozenStages, int threads);

    /**
     * The trained stages and the head.
     *
     * @param network the backbone with its head as the last stage
     * @param frozenStages how many stages lie below the cut; where that is the whole backbone, the tail takes pooled
     *     features [N, F] and consists of the head's dense layer alone
     * @param weights what it starts from: at least those of the trained stages and the head
     * @param pretrained what L2-SP pulls the trained stages towards
     */
    TrainableTail tail(NetworkDescription network, int frozenStages, Weights weights, Weights pretrained);
}

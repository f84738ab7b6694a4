package graft.backbone;

import graft.network.NetworkDescription;
import graft.network.Weights;

/** Computes what a backbone answers, with whatever engine there is; a backbone is not trusted before it was asked. */
@FunctionalInterface
public interface FeatureProbe {

    /**
     * The pooled features of one picture.
     *
     * @param network a backbone, batch normalisation folded
     * @param weights those of {@code network}
     * @param picture [1, H, W, 3] RGB 0..255, of the network's input size
     * @return [C]: the mean over the places of what the last stage gives
     */
    float[] features(NetworkDescription network, Weights weights, float[] picture);
}

package graft.backbone;

import graft.network.NetworkDescription;
import graft.network.Weights;

/**
 * A pretrained network without classifier, ready to compute with.
 *
 * @param info what is known about it
 * @param network batch normalisation folded
 * @param weights those of {@code network}, in its order
 */
public record Backbone(BackboneInfo info, NetworkDescription network, Weights weights) {}

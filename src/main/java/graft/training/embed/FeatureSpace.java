package graft.training.embed;

import graft.backbone.BackboneInfo;
import graft.data.Fit;

/**
 * What features are features of: without it the numbers mean nothing.
 *
 * @param backbone whose pooled features they are
 * @param height of the pictures that it sees, in pixels
 * @param width of the pictures that it sees, in pixels
 * @param fit how pictures of other shapes were brought to it
 * @param features how many numbers each picture has, C
 */
public record FeatureSpace(BackboneInfo backbone, int height, int width, Fit fit, int features) {}

package graft.training.cache;

import graft.common.Digests;
import graft.common.Json;

/**
 * Everything the activations of a picture's view depend on, besides the picture and the number of the view. Two runs share
 * cached activations exactly when all of this is equal.
 *
 * @param network digest of the description and weights of the frozen stages
 * @param output which activations: the name of the last frozen stage, or {@code pooled}
 * @param inputHeight of the picture the network sees, in pixels
 * @param inputWidth of the picture the network sees, in pixels
 * @param fit how pictures are brought to that size, in its text form
 * @param preprocessing version of decoding and resizing
 * @param augmentation digest of what was done to views above 0
 * @param values how many numbers the activations of one view are
 */
public record ActivationKey(
        String network,
        String output,
        int inputHeight,
        int inputWidth,
        String fit,
        String preprocessing,
        String augmentation,
        int values) {

    public ActivationKey {
        if (values < 1) {
            throw new IllegalArgumentException("activations of " + values + " values");
        }
    }

    /** The name of the folder these activations lie in. */
    public String folderName() {
        return Digests.ofText(Json.line(this)).substring(0, 32);
    }

    /** The number of bytes of one view's activations. */
    public long bytesPerView() {
        return (long) values * Float.BYTES;
    }
}

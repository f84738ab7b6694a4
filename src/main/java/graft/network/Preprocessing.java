package graft.network;

import java.util.List;

/**
 * What happens to a picture's values before the first operation: {@code y[c] = (x[order[c]] - mean[c]) / divisor[c]},
 * where x is RGB in 0..255.
 *
 * @param order the order of the channels the network was trained on
 * @param mean what is taken away, one value a channel, in that order
 * @param divisor what it is divided by, one value a channel, in that order
 */
public record Preprocessing(ChannelOrder order, List<Float> mean, List<Float> divisor) {

    /** The order of the colour channels. */
    public enum ChannelOrder {
        RGB,
        BGR
    }

    /** {@code x / 127.5 - 1}: Keras' mode "tf". */
    public static final Preprocessing MINUS_ONE_TO_ONE =
            new Preprocessing(ChannelOrder.RGB, List.of(127.5f, 127.5f, 127.5f), List.of(127.5f, 127.5f, 127.5f));

    /** BGR minus the ImageNet mean, not scaled: Keras' mode "caffe". */
    public static final Preprocessing BGR_MINUS_MEAN =
            new Preprocessing(ChannelOrder.BGR, List.of(103.939f, 116.779f, 123.68f), List.of(1f, 1f, 1f));

    /** {@code (x / 255 - mean) / standard deviation} of the colours of ImageNet: Keras' mode "torch". */
    public static final Preprocessing IMAGENET_NORMALIZED =
            new Preprocessing(ChannelOrder.RGB, List.of(123.675f, 116.28f, 103.53f), List.of(58.395f, 57.12f, 57.375f));

    /** 0..255 as it is. */
    public static final Preprocessing NONE =
            new Preprocessing(ChannelOrder.RGB, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

    /** {@code x / 255}. */
    public static final Preprocessing UNIT =
            new Preprocessing(ChannelOrder.RGB, List.of(0f, 0f, 0f), List.of(255f, 255f, 255f));

    /** {@code (x / 255 - mean) / standard deviation} of the pictures that CLIP (Radford et al. 2021) learned from. */
    public static final Preprocessing CLIP_NORMALIZED = new Preprocessing(
            ChannelOrder.RGB, List.of(122.77094f, 116.74601f, 104.09374f), List.of(68.50053f, 66.63216f, 70.32316f));

    public Preprocessing {
        mean = List.copyOf(mean);
        divisor = List.copyOf(divisor);
        if (mean.size() != 3 || divisor.size() != 3) {
            throw new IllegalArgumentException("three values each, for three channels");
        }
        if (divisor.stream().anyMatch(d -> d == 0 || !Float.isFinite(d))) {
            throw new IllegalArgumentException("divisor: " + divisor);
        }
    }
}

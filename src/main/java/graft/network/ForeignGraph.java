package graft.network;

import java.util.List;

/**
 * An ONNX graph of another program, kept as it came and never looked into by training: one opaque part of a network. What
 * it was cut down to ends in the features that a head can be trained on.
 *
 * @param structure the graph without its large float32 weights, as {@code graft.network.file} packs it, in Base64
 * @param tensors the shapes of those weights, in the order in which the structure names them
 * @param channelsLast whether it takes pictures as [N, H, W, 3] instead of [N, 3, H, W]
 * @param batch how many pictures it takes at a time; {@link #ANY} for any number
 * @param output the name of the value in the graph that holds the features
 * @param form how that value is read
 * @param height of the pictures it takes
 * @param width of the pictures it takes
 * @param features the map [C, h, w] that leaves this part; [C, 1, 1] unless the form is a map
 * @param multiplyAdds multiplications with an addition for one picture, counted at import from the shapes of the products
 *     and convolutions; where there are none of those, told from the time of a run
 */
public record ForeignGraph(
        String structure,
        List<List<Integer>> tensors,
        boolean channelsLast,
        int batch,
        String output,
        Form form,
        int height,
        int width,
        FeatureShape features,
        long multiplyAdds) {

    /** A number of pictures at a time that is not fixed. */
    public static final int ANY = 0;

    private static final int LARGEST_BATCH = 256;

    /** How a value of a graph becomes features. */
    public enum Form {
        /** [N, C] or [N, C, 1, 1]: they are the features. */
        VECTOR,
        /** [N, C, h, w]: the mean over the places. */
        MAP,
        /** [N, h, w, C]: the mean over the places. */
        MAP_CHANNELS_LAST,
        /** [N, T, C]: the first token, which stands for the whole picture. */
        CLASS_TOKEN,
        /** [N, T, C]: the mean over the tokens. */
        MEAN_OF_TOKENS;

        /** Whether places in the picture can be told from each other. */
        public boolean spatial() {
            return this == MAP || this == MAP_CHANNELS_LAST;
        }
    }

    public ForeignGraph {
        tensors = tensors.stream().map(List::copyOf).toList();
        if (batch < 0 || batch > LARGEST_BATCH || height < 1 || width < 1 || multiplyAdds < 0) {
            throw new IllegalArgumentException(
                    "batch " + batch + ", " + height + " x " + width + ", " + multiplyAdds + " multiply-adds");
        }
        boolean cell = features.height() == 1 && features.width() == 1;
        if (!features.spatial() || !(form.spatial() || cell)) {
            throw new IllegalArgumentException(form + " that gives " + features);
        }
    }

    /** How many pictures go through at a time where this many would be best. */
    public int batchFor(int wanted) {
        return batch == ANY ? wanted : batch;
    }
}

package graft.backbone;

import graft.common.Message;
import graft.network.FeatureShape;
import graft.network.ForeignGraph.Form;
import graft.network.file.ForeignOnnx;
import java.util.List;
import java.util.Optional;

/**
 * A value of a foreign graph as features.
 *
 * @param value its name
 * @param form how it is read
 * @param shape what a head gets: [C, h, w], or [C, 1, 1]
 * @param tokens how many tokens there are, 0 where there are none
 */
public record ForeignFeatures(String value, Form form, FeatureShape shape, int tokens) {

    private static final int MOST_CHANNELS = 1 << 16;
    private static final int LONGEST_AXIS = 1 << 16;
    /** Tokens beside those of the places: that of the class alone, or with four "registers" (Darcet et al. 2023). */
    private static final List<Integer> EXTRA_TOKENS = List.of(1, 5);

    /**
     * Reads a value of this shape.
     *
     * @param asked how tokens are to be read, if that was said
     * @return nothing if it cannot be features
     */
    static Optional<ForeignFeatures> of(ForeignOnnx graph, String value, List<Long> shape, Optional<Form> asked) {
        if (shape.stream().anyMatch(length -> length < 1 || length > LONGEST_AXIS)) {
            return Optional.empty();
        }
        List<Integer> lengths = shape.stream().map(Long::intValue).toList();
        return switch (lengths.size()) {
            case 2 -> vector(value, lengths.get(1));
            case 3 -> tokens(value, lengths, asked);
            case 4 -> map(graph, value, shape, lengths);
            default -> Optional.empty();
        };
    }

    private static Optional<ForeignFeatures> vector(String value, int channels) {
        return channels < 2 || channels > MOST_CHANNELS
                ? Optional.empty()
                : Optional.of(new ForeignFeatures(value, Form.VECTOR, FeatureShape.map(channels, 1, 1), 0));
    }

    private static Optional<ForeignFeatures> tokens(String value, List<Integer> lengths, Optional<Form> asked) {
        int tokens = lengths.get(1);
        int channels = lengths.get(2);
        if (tokens == 1 || channels == 1) {
            return vector(value, tokens * channels);
        }
        if (channels > MOST_CHANNELS) {
            return Optional.empty();
        }
        Form form = asked.orElse(hasClassToken(tokens) ? Form.CLASS_TOKEN : Form.MEAN_OF_TOKENS);
        return Optional.of(new ForeignFeatures(value, form, FeatureShape.map(channels, 1, 1), tokens));
    }

    /** Whether there is one token more, or five, than places in a square. */
    private static boolean hasClassToken(int tokens) {
        return EXTRA_TOKENS.stream().anyMatch(extra -> {
            int side = (int) Math.round(Math.sqrt(tokens - extra));
            return tokens > extra && side * side == tokens - extra;
        });
    }

    private static Optional<ForeignFeatures> map(
            ForeignOnnx graph, String value, List<Long> shape, List<Integer> lengths) {
        if (lengths.get(2) == 1 && (lengths.get(1) == 1 || lengths.get(3) == 1)) {
            return vector(value, lengths.get(1) * lengths.get(3));
        }
        boolean last = graph.isChannelsLast(value, shape);
        int channels = lengths.get(last ? 3 : 1);
        if (channels < 2) {
            return Optional.empty();
        }
        FeatureShape map = FeatureShape.map(channels, lengths.get(last ? 1 : 2), lengths.get(last ? 2 : 3));
        return Optional.of(new ForeignFeatures(value, last ? Form.MAP_CHANNELS_LAST : Form.MAP, map, 0));
    }

    /** In words: what it is and how it is read. */
    public Message description() {
        return switch (form) {
            case VECTOR -> Message.of("backbone.foreignVector", value, shape.channels());
            case MAP, MAP_CHANNELS_LAST ->
                Message.of("backbone.foreignMap", value, shape.height(), shape.width(), shape.channels());
            case CLASS_TOKEN -> Message.of("backbone.foreignClassToken", value, tokens, shape.channels());
            case MEAN_OF_TOKENS -> Message.of("backbone.foreignMean", value, tokens, shape.channels());
        };
    }
}

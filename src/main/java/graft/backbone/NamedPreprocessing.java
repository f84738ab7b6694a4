package graft.backbone;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.Preprocessing;
import graft.network.file.ForeignInput;
import graft.network.file.ForeignOnnx;
import graft.network.file.ForeignScale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways in which networks of other programs want their pictures, by the names that a person chooses them by. */
public enum NamedPreprocessing {
    /** 0..255. */
    NONE("none"),
    /** 0..1. */
    UNIT("unit"),
    /** Colours of ImageNet: what PyTorch's models learned with. */
    IMAGENET("imagenet"),
    /** -1..1: what TensorFlow's models learned with, and many vision transformers. */
    MINUS_ONE_TO_ONE("minus_one_to_one"),
    /** Colours of the pictures of CLIP. */
    CLIP("clip"),
    /** BGR less the mean of ImageNet: what Caffe's models learned with, and VGG and ResNet in Keras. */
    BGR_MINUS_MEAN("bgr_minus_mean");

    private final String text;

    NamedPreprocessing(String text) {
        this.text = text;
    }

    /** What it is called in a command. */
    public String text() {
        return text;
    }

    /** What it does with the values. */
    public Preprocessing preprocessing() {
        return switch (this) {
            case NONE -> Preprocessing.NONE;
            case UNIT -> Preprocessing.UNIT;
            case IMAGENET -> Preprocessing.IMAGENET_NORMALIZED;
            case MINUS_ONE_TO_ONE -> Preprocessing.MINUS_ONE_TO_ONE;
            case CLIP -> Preprocessing.CLIP_NORMALIZED;
            case BGR_MINUS_MEAN -> Preprocessing.BGR_MINUS_MEAN;
        };
    }

    /**
     * The one of this name.
     *
     * @throws GraftException with {@link ErrorCode#USAGE} if there is none
     */
    public static NamedPreprocessing named(String text) {
        return Arrays.stream(values())
                .filter(p -> p.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new GraftException(
                        ErrorCode.USAGE, Message.of("backbone.foreignNoSuchPreprocessing", text, names())));
    }

    /** All names. */
    public static String names() {
        return Arrays.stream(values()).map(NamedPreprocessing::text).collect(Collectors.joining(", "));
    }

    /**
     * A guess, and what it is made from.
     *
     * @param because the key of a sentence's end that says so
     */
    record Guess(NamedPreprocessing preprocessing, String because) {}

    /**
     * Guesses from the graph: what it does with its input first, what wrote it, and where it has its channels.
     *
     * <p>A graph that scales its input itself says what it wants. CLIP tells itself by its names. Otherwise the place of the
     * channels tells PyTorch, whose models learned with the colours of ImageNet, from TensorFlow.
     */
    static Guess guess(ForeignOnnx graph) {
        Optional<ForeignScale> scale = graph.scale();
        if (scale.isPresent()) {
            return new Guess(scale.get() == ForeignScale.BYTES ? NONE : UNIT, "backbone.foreignGuessScale");
        }
        String names = (graph.shown() + " " + String.join(" ", graph.outputs())).toLowerCase(Locale.ROOT);
        if (names.contains("clip") || names.contains("image_embeds")) {
            return new Guess(CLIP, "backbone.foreignGuessClip");
        }
        ForeignInput input = graph.input();
        return input.channelsLast()
                ? new Guess(MINUS_ONE_TO_ONE, "backbone.foreignGuessLast")
                : new Guess(IMAGENET, "backbone.foreignGuessFirst");
    }
}

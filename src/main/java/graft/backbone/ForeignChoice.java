package graft.backbone;

import java.util.Optional;

/**
 * What a person has said about an ONNX file of another program.
 *
 * @param output the name of the value that the features are taken from; {@code :class-token} or {@code :mean} may follow
 *     where it holds tokens
 * @param preprocessing one of {@link NamedPreprocessing#names}
 * @param size the sides of the pictures in pixels, where the file takes any
 */
public record ForeignChoice(Optional<String> output, Optional<String> preprocessing, Optional<Integer> size) {

    /** Nothing said. */
    public static final ForeignChoice NONE = new ForeignChoice(Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether nothing was said. */
    public boolean isNone() {
        return output.isEmpty() && preprocessing.isEmpty() && size.isEmpty();
    }
}

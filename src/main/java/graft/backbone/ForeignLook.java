package graft.backbone;

import graft.common.Message;
import java.util.List;

/**
 * What can be said about an ONNX file of another program before a person has chosen anything.
 *
 * @param features what could be taken as features, the likeliest first; more than one where the person has to choose
 * @param preprocessing the guess, one of {@link NamedPreprocessing#names}
 * @param because the guess in a sentence, with its reason
 * @param width of the pictures it would take
 * @param height of the pictures it would take
 */
public record ForeignLook(List<Place> features, String preprocessing, Message because, int width, int height) {

    /**
     * A value in the graph.
     *
     * @param value its name
     * @param description what it is and how it would be read
     */
    public record Place(String value, Message description) {}

    public ForeignLook {
        features = List.copyOf(features);
    }
}

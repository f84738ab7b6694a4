package graft.model;

import graft.data.Fit;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model file says of itself: all that its answers depend on besides the network, and where it comes from. It holds
 * no path, no user name and no place.
 *
 * @param id of the model, the same for all its versions
 * @param version from 1; any change, of the limit too, makes the next
 * @param title what the person calls it; may be empty
 * @param labels the classes in the order of the outputs, at least two, none empty, none twice
 * @param height of the input in pixels
 * @param width of the input in pixels
 * @param fit how a picture becomes the input
 * @param resize the resize filter and its version ({@code graft.data.Resizer.VERSION})
 * @param decoding the rules by which files become pixels, and their version
 * @param temperature what the logits are divided by, inside the file
 * @param limit when it answers "I don't know"; empty: it always answers
 * @param backbone what it was built on
 * @param counts how many pictures it was made with
 * @param graftVersion which Graft made it
 * @param created when, to the second
 */
public record ModelMetadata(
        String id,
        int version,
        String title,
        List<String> labels,
        int height,
        int width,
        Fit fit,
        String resize,
        String decoding,
        double temperature,
        Optional<KnownLimit> limit,
        BackboneNote backbone,
        PictureCounts counts,
        String graftVersion,
        Instant created) {

    /** The largest input a model file may ask for, along each side; published networks take up to 800. */
    public static final int LARGEST_SIDE = 2048;

    /** Copies, and refuses what no model can have. */
    public ModelMetadata {
        labels = List.copyOf(labels);
        if (labels.size() < 2 || new HashSet<>(labels).size() != labels.size() || labels.contains("")) {
            throw new IllegalArgumentException("labels must be two or more, none empty, none twice: " + labels);
        }
        if (labels.stream().anyMatch(l -> l.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("a label with control characters");
        }
        if (id.isEmpty() || version < 1) {
            throw new IllegalArgumentException("model '" + id + "' version " + version);
        }
        if (height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
            throw new IllegalArgumentException("input of " + height + " x " + width);
        }
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature " + temperature);
        }
        Objects.requireNonNull(fit, "fit");
        Objects.requireNonNull(backbone, "backbone");
        Objects.requireNonNull(counts, "counts");
        created = Instant.ofEpochSecond(created.getEpochSecond());
    }

    /** The next version, which answers "I don't know" by another rule. */
    public ModelMetadata withLimit(Optional<KnownLimit> newLimit, Instant now) {
        return new ModelMetadata(
                id,
                version + 1,
                title,
                labels,
                height,
                width,
                fit,
                resize,
                decoding,
                temperature,
                newLimit,
                backbone,
                counts,
                graftVersion,
                now);
    }
}

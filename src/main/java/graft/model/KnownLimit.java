package graft.model;

/**
 * When a model answers "I don't know".
 *
 * @param probability an answer less probable than this is not given, 0 to 1
 * @param pictures on how many pictures, none of them test pictures, the limit was chosen
 */
public record KnownLimit(double probability, int pictures) {

    /** Refuses what is no probability, and a negative count. */
    public KnownLimit {
        if (!(probability >= 0 && probability <= 1) || pictures < 0) {
            throw new IllegalArgumentException("limit " + probability + " chosen on " + pictures + " pictures");
        }
    }
}

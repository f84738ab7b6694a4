package graft.data.similar;

/** Decides whether two pictures whose hashes are close are the same picture to the eye. */
@FunctionalInterface
public interface NearDuplicateConfirmation {

    /**
     * Two pictures that may be one.
     *
     * @param first digest of the one picture
     * @param second digest of the other
     * @param distance how many of 63 bits their hashes differ in, once the first is turned by {@code orientation}
     * @param likeness highest correlation of their thumbnails, -1 to 1, with small cuts at the edges allowed for
     * @param orientation how the first must be turned to look like the second
     */
    record Candidate(String first, String second, int distance, double likeness, Orientation orientation) {}

    /** Whether the two belong on one side of the split. Called from several threads. */
    boolean confirms(Candidate candidate);

    /**
     * What decides where no features of a network are at hand. The limits are from 1,866 photographs (1.7 million pairs)
     * looked at by eye: they accept the five pairs that show one scene and none of the others, find every copy that was
     * resized or saved again, 94 in 100 that were cut by 3 percent at each edge and 73 that were cut by 5. Turned
     * copies must fit better, because there are seven more ways to fit by chance.
     */
    static NearDuplicateConfirmation byLikeness() {
        return c -> c.orientation() == Orientation.SAME
                ? (c.distance() <= 10 && c.likeness() >= 0.945) || c.likeness() >= 0.97
                : c.distance() <= 10 && c.likeness() >= 0.97;
    }
}

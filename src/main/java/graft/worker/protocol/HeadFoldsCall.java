package graft.worker.protocol;

/**
 * The request to cross-validate the head of a finished run on its stored features. The answers lie in the run's folder
 * afterwards. Its events are {@link Reached}.
 *
 * @param run the run's folder
 */
public record HeadFoldsCall(String run) {

    public static final String KIND = "fold-head";

    /** So many heads are trained. */
    public record Reached(long done, long total) {}

    /**
     * That it is done.
     *
     * @param pictures that were answered
     * @param repeats how often each
     * @param seconds it took
     */
    public record Folded(int pictures, int repeats, double seconds) {}
}

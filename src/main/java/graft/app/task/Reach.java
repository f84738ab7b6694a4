package graft.app.task;

/**
 * How far a piece of work is.
 *
 * @param done how many of {@code total} are done
 * @param total how many there are, or 0 while that is not known
 * @param seconds since the work began
 */
public record Reach(long done, long total, double seconds) {

    /** Nothing is known yet. */
    public static final Reach START = new Reach(0, 0, 0);

    /** Below this a forecast would jump about. */
    private static final double ENOUGH_SECONDS = 1;

    /** What a progress bar shows: 0 to 1, or -1 while the total is not known. */
    public double share() {
        return total <= 0 ? -1 : Math.min(1, (double) done / total);
    }

    /** About how many seconds are left; negative while that cannot be said. */
    public double secondsLeft() {
        return done <= 0 || total <= 0 || seconds < ENOUGH_SECONDS ? -1 : seconds * (total - done) / done;
    }
}

package graft.common;

/** Hears how far a piece of work is. Called often and from the working thread: whoever shows it samples it. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress NONE = (done, total) -> {};

    /**
     * @param done how many of them are done, 0 to {@code total}
     * @param total how many there are, or 0 while that is not known
     */
    void at(long done, long total);
}

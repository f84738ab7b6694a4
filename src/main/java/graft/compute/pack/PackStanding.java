package graft.compute.pack;

import graft.common.Message;

/** Whether a pack is on the disk. */
public sealed interface PackStanding {

    /**
     * It is not, or is of another version than the one this Graft knows.
     *
     * @param come how many bytes of its files lie here from a download that was broken off
     */
    record Absent(long come) implements PackStanding {}

    /**
     * It is, and a worker would get it.
     *
     * @param bytes that it takes
     */
    record Here(long bytes) implements PackStanding {}

    /** It is, but no longer what it was. */
    record Damaged(Message why) implements PackStanding {}
}

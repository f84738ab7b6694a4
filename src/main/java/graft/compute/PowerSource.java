package graft.compute;

/** What the computer runs on. */
public enum PowerSource {
    MAINS,
    BATTERY,
    /** It has no battery, or the system does not say. */
    UNKNOWN
}

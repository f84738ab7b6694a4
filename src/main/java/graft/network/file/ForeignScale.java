package graft.network.file;

/** What a graph expects of its pictures, told from the constants that it applies to them first. */
public enum ForeignScale {
    /** It divides by something like 255 or takes away something like 120 itself, so it wants 0..255. */
    BYTES,
    /** It takes away something like 0.5 itself, so it wants 0..1. */
    UNIT
}

package graft.app.state;

/** When training leaves most of the computer to other programs. */
public enum GentleMode {
    /** On the battery, and while other programs are busy. */
    AUTOMATIC,
    ALWAYS,
    NEVER
}

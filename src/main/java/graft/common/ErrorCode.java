package graft.common;

/** What kind of thing went wrong, as far as it matters to who asked; each has the exit code of the terminal command. */
public enum ErrorCode {
    /** A defect in Graft. */
    INTERNAL(1),
    /** The request itself cannot be carried out as written. */
    USAGE(2),
    /** Pictures, folders, runs or projects are missing or unfit. */
    DATA(3),
    /** A weights or model file is missing, damaged or of another kind. */
    WEIGHTS(4),
    /** The machine lacks memory, disk or a device. */
    DEVICE(5),
    /** The person stopped it. */
    CANCELLED(6);

    private final int exitCode;

    ErrorCode(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code a terminal command ends with, 1 to 6; 0 is kept for success. */
    public int exitCode() {
        return exitCode;
    }
}

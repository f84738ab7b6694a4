package graft.worker.protocol;

/** Exit codes of a worker process; anything else means that the system or native code ended it. */
public final class WorkerExit {

    /** It left because it was asked to, or because its parent was gone. */
    public static final int ORDERLY = 0;
    /** A defect ended it. */
    public static final int DEFECT = 1;
    /** Parent and worker are of different versions. */
    public static final int VERSION = 2;
    /** It ran out of memory; the request that needed it was told so. */
    public static final int MEMORY = 5;
    /** It was asked to leave and did not manage within its grace time, so the watchdog ended it. */
    public static final int HALTED = 7;

    private WorkerExit() {}
}

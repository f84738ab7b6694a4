package graft.worker.protocol;

/** How a request should end when it is cancelled; only training tells the two apart. */
public enum CancelMode {
    /** End now and finish what there is: training keeps its best model. */
    STOP,
    /** End now and leave things so that the work can go on later: training writes a checkpoint. */
    PAUSE
}

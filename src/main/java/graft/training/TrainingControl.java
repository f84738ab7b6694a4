package graft.training;

/** What the person wants of a run; asked between two steps, so it answers at once and from any thread. */
@FunctionalInterface
public interface TrainingControl {

    /** A run that nobody has asked to end. */
    TrainingControl GO_ON = () -> Wish.GO_ON;

    /** What should become of the run. */
    enum Wish {
        GO_ON,
        /** Stop now, keep the best model so far and finish with it. */
        STOP,
        /** Write a checkpoint and leave; the run can be resumed. */
        PAUSE
    }

    Wish wish();
}

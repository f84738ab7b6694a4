package graft.run;

import graft.common.Message;
import graft.training.StopReason;
import java.time.Instant;

/** How far a run came, as its folder tells it. */
public sealed interface RunState {

    /** Whether the run can be taken up again, by the person's command and with nobody at work on it now. */
    default boolean resumable() {
        return false;
    }

    /** It was asked for; nothing is prepared yet. */
    record Requested() implements RunState {
        @Override
        public boolean resumable() {
            return true;
        }
    }

    /** Plan and split stand; no epoch is trained yet. */
    record Prepared() implements RunState {
        @Override
        public boolean resumable() {
            return true;
        }
    }

    /**
     * A process is at work on it now.
     *
     * @param epochs how many epochs of all phases together are trained; 0 while it scans or computes features
     */
    record Training(int epochs) implements RunState {}

    /**
     * It had begun to train, nobody is at work on it, and it is not finished: paused, killed, or the power went.
     *
     * @param epochs how many epochs of all phases together were trained; those after the last checkpoint are trained again
     */
    record Interrupted(int epochs) implements RunState {
        @Override
        public boolean resumable() {
            return true;
        }
    }

    /**
     * It has a model, and all its files are complete.
     *
     * @param reason why its training ended
     */
    record Finished(StopReason reason, Instant at) implements RunState {}

    /**
     * It could not go on. Once the cause is mended it can be taken up again.
     *
     * @param why in one sentence
     */
    record Failed(Message why) implements RunState {
        @Override
        public boolean resumable() {
            return true;
        }
    }

    /**
     * A file that it cannot do without is damaged, gone, or of a newer Graft.
     *
     * @param why in one sentence
     */
    record Unreadable(Message why) implements RunState {}
}

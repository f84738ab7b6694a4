package graft.app.train;

import graft.common.Message;
import graft.evaluation.Evaluation;
import java.util.Optional;

/** How far the fourth step is. */
public sealed interface TrainState {

    /** Nothing was started. */
    record NotStarted() implements TrainState {}

    /**
     * Something is at work.
     *
     * @param doing what, in a few words
     */
    record Running(Message doing) implements TrainState {}

    /** The person paused it; it goes on from the last checkpoint. */
    record Paused() implements TrainState {}

    /** It could not go on; it can be resumed if the reason is gone. */
    record Failed(Message why) implements TrainState {}

    /**
     * The model is finished.
     *
     * @param headline its figures
     */
    record Finished(Optional<Evaluation> headline) implements TrainState {}
}

package graft.training.pretrain;

import graft.network.Weights;
import graft.training.TrainableTail.UpdaterState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything a pretraining needs to go on as if it had never stopped.
 *
 * @param place where it is
 * @param history of the epochs that are over
 * @param current all weights now
 * @param updater Adam's state
 * @param average the weights' moving average, where there is one
 */
public record PretrainCheckpoint(
        Place place, List<EpochFigures> history, Weights current, UpdaterState updater, Optional<Weights> average) {

    public PretrainCheckpoint {
        history = List.copyOf(history);
    }

    /**
     * A place between two steps.
     *
     * @param epoch in progress, from 1
     * @param step how many of its steps are done
     * @param lossSum of the pictures seen in it
     * @param right how many of them were named right
     * @param seen how many that is
     * @param elapsed how long training has taken, over all its stops
     * @param epochElapsed how long of that in this epoch
     */
    public record Place(
            int epoch, int step, double lossSum, int right, int seen, Duration elapsed, Duration epochElapsed) {}
}

package graft.training.pretrain;

import graft.network.Weights;
import graft.training.pretrain.EpochFigures.ValidationFigures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a pretraining came to.
 *
 * @param weights of the whole network, head and running averages included: the last ones, or their moving average. They
 *     were not chosen by the validation pictures, so the figure on those is honest
 * @param validation what these very weights make of the validation pictures; absent where there are none
 * @param history of all epochs
 * @param elapsed how long training took, over all its stops
 */
public record Pretrained(
        Weights weights, Optional<ValidationFigures> validation, List<EpochFigures> history, Duration elapsed) {

    public Pretrained {
        history = List.copyOf(history);
    }
}

package graft.run.pretrain;

import graft.evaluation.Interval;
import graft.run.JsonDocument;
import graft.training.pretrain.EpochFigures;
import java.util.List;
import java.util.Optional;

/**
 * What a pretraining came to, as it is kept in {@value PretrainFolder#OUTCOME}.
 *
 * @param backbone id in the store; absent where a file was asked for
 * @param file the name of that file, without its folder; absent where a name was asked for
 * @param network name of the architecture
 * @param inputSize in pixels
 * @param classes how many there were
 * @param training how many pictures it learned from
 * @param top1 share of the validation pictures named right; absent where there were none
 * @param seconds how long training took, over all its stops
 * @param weightsDigest of the weights as they are kept, batch normalisation folded
 * @param history of all epochs
 */
public record PretrainOutcome(
        Optional<String> backbone,
        Optional<String> file,
        String network,
        int inputSize,
        int classes,
        int training,
        Optional<Top1> top1,
        double seconds,
        String weightsDigest,
        List<EpochFigures> history) {

    /** The file {@value PretrainFolder#OUTCOME}. */
    public static final JsonDocument<PretrainOutcome> DOCUMENT = new JsonDocument<>(PretrainOutcome.class);

    public PretrainOutcome {
        history = List.copyOf(history);
    }

    /**
     * How many of so many pictures were named right.
     *
     * @param interval of the long-run share
     */
    public record Top1(int right, int pictures, Interval interval) {}
}

package graft.training;

import graft.network.NetworkDescription;
import graft.network.Weights;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param reason why it ended
 * @param network the backbone with its head
 * @param weights all of its weights, those of the frozen stages included
 * @param kept the index in {@code candidates} of the phase that was chosen, whose weights these are unless there was a refit
 * @param candidates what every phase offered, in order
 * @param refit that the chosen head was trained again on validation pictures too, if it was
 * @param outOfFold answers for training pictures, where the head alone was kept and validation pictures are few
 * @param seconds how long it trained, over all its stops
 */
public record TrainingResult(
        StopReason reason,
        NetworkDescription network,
        Weights weights,
        int kept,
        List<Candidate> candidates,
        Optional<Refit> refit,
        OutOfFold outOfFold,
        double seconds) {

    public TrainingResult {
        candidates = List.copyOf(candidates);
    }

    /** What was chosen, and how it answered for the validation pictures before any refit. */
    public Candidate keptCandidate() {
        return candidates.get(kept);
    }
}

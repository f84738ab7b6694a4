package graft.training;

import graft.network.NetworkDescription;
import graft.network.Weights;
import java.util.List;

/**
 * What a run came to.
 *
 * @param reason why it ended
 * @param network the backbone with its head
 * @param weights all of its weights, those of the frozen stages included
 * @param kept the index in {@code candidates} of the phase whose weights these are
 * @param candidates what every phase offered, in order
 * @param outOfFold answers for training pictures, where the head alone was kept and validation pictures are few
 * @param seconds how long it trained, over all its stops
 */
public record TrainingResult(
        StopReason reason,
        NetworkDescription network,
        Weights weights,
        int kept,
        List<Candidate> candidates,
        OutOfFold outOfFold,
        double seconds) {

    public TrainingResult {
        candidates = List.copyOf(candidates);
    }

    public Candidate keptCandidate() {
        return candidates.get(kept);
    }
}

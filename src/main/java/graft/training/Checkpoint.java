package graft.training;

import graft.network.Weights;
import graft.training.TrainableTail.UpdaterState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything a run needs to go on as if it had never stopped.
 *
 * @param candidates what the finished phases offer, in order
 * @param inPhase the phase in progress; absent between two phases
 * @param microBatch examples that go through the tail at once, as memory has allowed so far
 * @param elapsed how long the run has trained
 */
public record Checkpoint(List<Candidate> candidates, Optional<InPhase> inPhase, int microBatch, Duration elapsed) {

    public Checkpoint {
        candidates = List.copyOf(candidates);
    }

    /** A phase in progress: where it is, its weights now, its best weights, and what the updater remembers. */
    public record InPhase(PhaseState state, Weights current, Weights best, UpdaterState updater) {}
}

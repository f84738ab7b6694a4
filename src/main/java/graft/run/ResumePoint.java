package graft.run;

import graft.training.Checkpoint;
import java.util.Optional;

/**
 * Where training goes on: everything before is on disk, everything after is done again.
 *
 * @param phase the phase it goes on in; those before it are over
 * @param epochs how many whole epochs of that phase are done
 */
public record ResumePoint(int phase, int epochs) implements Comparable<ResumePoint> {

    /** Nothing is done yet. */
    public static final ResumePoint START = new ResumePoint(0, 0);

    public ResumePoint {
        if (phase < 0 || epochs < 0) {
            throw new IllegalArgumentException("phase " + phase + ", " + epochs + " epochs");
        }
    }

    /** Where training goes on from this checkpoint; without one, at the start. */
    public static ResumePoint of(Optional<Checkpoint> checkpoint) {
        return checkpoint
                .map(c -> c.inPhase()
                        // The epoch of the state is the one in progress.
                        .map(p -> new ResumePoint(p.state().phase(), p.state().epoch() - 1))
                        .orElseGet(() -> new ResumePoint(c.candidates().size(), 0)))
                .orElse(START);
    }

    @Override
    public int compareTo(ResumePoint other) {
        return phase != other.phase ? Integer.compare(phase, other.phase) : Integer.compare(epochs, other.epochs);
    }
}

package graft.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides when a checkpoint is due and puts it together. */
final class CheckpointWriter {

    /** A kill costs at most about this much training. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    /** Writing may take at most this share of the time. */
    private static final int COST_FACTOR = 20;

    private final CheckpointStore store;
    private final TrainingListener listener;
    private final RunClock clock;
    private final int microBatch;
    private final List<Candidate> candidates;
    private long dueNanos;

    CheckpointWriter(
            CheckpointStore store,
            TrainingListener listener,
            RunClock clock,
            int microBatch,
            List<Candidate> candidates) {
        this.store = store;
        this.listener = listener;
        this.clock = clock;
        this.microBatch = microBatch;
        this.candidates = new ArrayList<>(candidates);
        this.dueNanos = clock.nanos() + INTERVAL.toNanos();
    }

    void saveIfDue(Supplier<Checkpoint.InPhase> phase) {
        if (clock.nanos() - dueNanos >= 0) {
            save(phase.get());
        }
    }

    void save(Checkpoint.InPhase phase) {
        write(Optional.of(phase));
        listener.onEvent(new TrainingEvent.CheckpointSaved(
                phase.state().phase(), phase.state().epoch()));
    }

    /** A phase is over: from now on it is one of the candidates. */
    void saveFinished(Candidate candidate) {
        candidates.add(candidate);
        write(Optional.empty());
        listener.onEvent(new TrainingEvent.CheckpointSaved(candidate.phase(), candidate.epoch()));
    }

    private void write(Optional<Checkpoint.InPhase> phase) {
        long started = clock.nanos();
        try {
            store.save(new Checkpoint(candidates, phase, microBatch, clock.elapsed()));
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint", e);
        }
        long now = clock.nanos();
        dueNanos = now + Math.max(INTERVAL.toNanos(), COST_FACTOR * (now - started));
    }
}

package graft.run;

import graft.common.Message;
import graft.training.TrainingEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened in a run, as if it had never been interrupted: what an attempt did after the checkpoint that the next one
 * went on from is not in it, for that was done again.
 *
 * @param attempts how often training was begun or taken up; 0 before
 * @param started the latest beginning
 * @param phases those that have begun, in order
 * @param advice what the person was told, in order; no sentence twice
 * @param finished the end of training, if it came to that
 * @param first when the first event was
 * @param last when the last event was
 */
public record RunHistory(
        int attempts,
        Optional<TrainingEvent.RunStarted> started,
        List<Phase> phases,
        List<Message> advice,
        Optional<TrainingEvent.RunFinished> finished,
        Optional<Instant> first,
        Optional<Instant> last) {

    public RunHistory {
        phases = List.copyOf(phases);
        advice = List.copyOf(advice);
    }

    /**
     * The curves of one phase.
     *
     * @param phase its place in the plan, from 0
     * @param started how it began
     * @param epochs in order, each once
     * @param finished how it ended, if it has
     */
    public record Phase(
            int phase,
            Optional<TrainingEvent.PhaseStarted> started,
            List<TrainingEvent.EpochDone> epochs,
            Optional<TrainingEvent.PhaseFinished> finished) {
        public Phase {
            epochs = List.copyOf(epochs);
        }

        /** The epoch that was, or would be now, kept of this phase; absent if what it started with was never beaten. */
        public Optional<TrainingEvent.EpochDone> bestEpoch() {
            Optional<TrainingEvent.EpochDone> best =
                    epochs.stream().filter(TrainingEvent.EpochDone::best).reduce((earlier, later) -> later);
            return finished.isEmpty()
                    ? best
                    : epochs.stream()
                            .filter(e -> e.epoch() == finished.get().bestEpoch())
                            .findFirst();
        }
    }

    /**
     * Reads the events of a run.
     *
     * @param events the {@code events.jsonl}; one that is not there has no events
     * @throws graft.common.GraftException with code DATA if it is of a newer Graft or the disk does not give it
     */
    public static RunHistory read(Path events) {
        HistoryBuilder builder = new HistoryBuilder();
        EventReader.read(events, builder);
        return builder.history();
    }

    /** How many epochs of all phases together are trained. */
    public int epochs() {
        return phases.stream().mapToInt(p -> p.epochs().size()).sum();
    }

    /** The epoch whose weights were kept, once training is over. */
    public Optional<TrainingEvent.EpochDone> keptEpoch() {
        return finished.flatMap(f -> phases.stream()
                .filter(p -> p.phase() == f.keptPhase())
                .flatMap(p -> p.epochs().stream())
                .filter(e -> e.epoch() == f.keptEpoch())
                .findFirst());
    }
}

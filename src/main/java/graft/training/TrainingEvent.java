package graft.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import graft.common.Message;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can happen in a run. The same objects feed the terminal, the window, the run folder's
 * {@code events.jsonl} and the wire between processes.
 *
 * <p>Phases are counted from 0 in the order of the plan, epochs from 1 within their phase.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrainingEvent.RunStarted.class, name = "runStarted"),
    @JsonSubTypes.Type(value = TrainingEvent.FeaturesProgress.class, name = "featuresProgress"),
    @JsonSubTypes.Type(value = TrainingEvent.PhaseStarted.class, name = "phaseStarted"),
    @JsonSubTypes.Type(value = TrainingEvent.BatchDone.class, name = "batchDone"),
    @JsonSubTypes.Type(value = TrainingEvent.EpochDone.class, name = "epochDone"),
    @JsonSubTypes.Type(value = TrainingEvent.CheckpointSaved.class, name = "checkpointSaved"),
    @JsonSubTypes.Type(value = TrainingEvent.PhaseFinished.class, name = "phaseFinished"),
    @JsonSubTypes.Type(value = TrainingEvent.Advice.class, name = "advice"),
    @JsonSubTypes.Type(value = TrainingEvent.RunFinished.class, name = "runFinished")
})
public sealed interface TrainingEvent {

    /** Whether a listener that cannot keep up may be spared this one, because a newer one says the same better. */
    default boolean droppable() {
        return false;
    }

    /**
     * Training begins, or goes on after a stop.
     *
     * @param resumed whether it goes on from a checkpoint
     */
    record RunStarted(
            boolean resumed, List<String> classes, int trainingPictures, int validationPictures, List<PhasePlan> phases)
            implements TrainingEvent {
        public RunStarted {
            classes = List.copyOf(classes);
            phases = List.copyOf(phases);
        }
    }

    /** The frozen stages are run over the pictures: how many views are done of how many that were not in the cache. */
    record FeaturesProgress(int phase, long done, long total, double viewsPerSecond) implements TrainingEvent {
        @Override
        public boolean droppable() {
            return done < total;
        }
    }

    /** A phase begins; {@code cached} is the number of (picture, view) pairs found in or added to the cache. */
    record PhaseStarted(
            int phase,
            String name,
            int frozenStages,
            int epochs,
            int stepsPerEpoch,
            long trainedParameters,
            long cached)
            implements TrainingEvent {}

    record BatchDone(int phase, int epoch, int step, int steps, double loss, double picturesPerSecond)
            implements TrainingEvent {
        @Override
        public boolean droppable() {
            return true;
        }
    }

    /**
     * An epoch ended. Losses are mean cross entropies in nats; the training figures were taken while the weights moved,
     * with augmentation and dropout; the validation pictures are not learned from.
     *
     * @param best whether this is the epoch that would be kept now
     */
    record EpochDone(
            int phase,
            int epoch,
            double trainingLoss,
            double trainingAccuracy,
            Optional<Double> validationLoss,
            Optional<Double> validationAccuracy,
            double learningRate,
            boolean best,
            double seconds)
            implements TrainingEvent {}

    /** From here a killed run goes on: everything up to this epoch is on disk. */
    record CheckpointSaved(int phase, int epoch) implements TrainingEvent {}

    /** A phase ended with this epoch as its best. */
    record PhaseFinished(int phase, int bestEpoch, Optional<Double> validationLoss, StopReason reason)
            implements TrainingEvent {}

    /** Something the person should know, in one sentence. */
    record Advice(Message message) implements TrainingEvent {}

    /**
     * Training is over.
     *
     * @param keptPhase the phase whose weights were kept
     * @param keptEpoch its best epoch
     */
    record RunFinished(StopReason reason, int keptPhase, int keptEpoch, double seconds) implements TrainingEvent {}
}

package graft.training.pretrain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What happens while a network is trained from scratch, in order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PretrainEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = PretrainEvent.StepDone.class, name = "stepDone"),
    @JsonSubTypes.Type(value = PretrainEvent.EpochDone.class, name = "epochDone"),
    @JsonSubTypes.Type(value = PretrainEvent.CheckpointSaved.class, name = "checkpointSaved")
})
public sealed interface PretrainEvent {

    /**
     * Training begins or goes on.
     *
     * @param parameters how many values are learned
     * @param epoch the first to come, from 1
     * @param step of that epoch, from 0
     */
    record Started(long parameters, int training, int validation, int epoch, int step, int stepsPerEpoch)
            implements PretrainEvent {}

    /**
     * A step was taken.
     *
     * @param epoch from 1
     * @param step from 1
     * @param loss of this step
     */
    record StepDone(int epoch, int step, int steps, double loss) implements PretrainEvent {}

    record EpochDone(EpochFigures figures) implements PretrainEvent {}

    /** All up to here survives a kill. */
    record CheckpointSaved(int epoch, int step) implements PretrainEvent {}
}

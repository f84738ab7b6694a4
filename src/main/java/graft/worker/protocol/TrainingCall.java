package graft.worker.protocol;

import graft.common.Message;
import graft.evaluation.Temperature;
import graft.training.Refit;
import graft.training.StopReason;
import java.util.Optional;

/**
 * The request to train a prepared run. Its events are {@link graft.training.TrainingEvent}s and {@link Evaluating}s.
 *
 * @param run the run's folder, which holds plan and split; its lock is free
 * @param images the folder of pictures
 * @param backbones the folder of imported backbones
 * @param cache the folder of cached activations
 * @param device what to tell of the device that trains; empty if there is nothing to tell
 */
public record TrainingCall(String run, String images, String backbones, String cache, Optional<Message> device) {

    public static final String KIND = "train";

    /**
     * How many validation and test pictures the finished model file has answered; the first one, with none, is sent for
     * certain as soon as the run's model, network and weights are written.
     */
    public record Evaluating(long done, long total) {}

    /**
     * What came of it; everything else is in the run's folder.
     *
     * @param keptPhase the phase whose weights were kept, from 0
     * @param bestEpoch its epoch, from 1
     * @param refit that the head was trained again on the validation pictures too, if it was
     * @param temperature what the model's logits are divided by
     * @param featuresSeconds how long the frozen stages ran
     * @param trainingSeconds how long it trained, over all its stops, the features included
     */
    public record Trained(
            StopReason reason,
            int keptPhase,
            int bestEpoch,
            Optional<Refit> refit,
            Temperature temperature,
            double featuresSeconds,
            double trainingSeconds) {}
}

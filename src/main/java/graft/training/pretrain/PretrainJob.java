package graft.training.pretrain;

import graft.network.NetworkDescription;
import graft.training.TrainingPictures.Picture;
import java.util.List;

/**
 * A network to train from scratch, and what it learns from.
 *
 * @param network as published, batch normalisation as nodes, at the plan's input size, with its head
 * @param training at least as many as the plan has classes
 * @param validation may be empty
 */
public record PretrainJob(
        PretrainPlan plan, NetworkDescription network, List<Picture> training, List<Picture> validation) {

    public PretrainJob {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        if (training.isEmpty()) {
            throw new IllegalArgumentException("no training pictures");
        }
    }

    /** As few as the batch size allows, all of nearly the same number of pictures. */
    int stepsPerEpoch() {
        return (training.size() + plan.batchSize() - 1) / plan.batchSize();
    }
}

package graft.training;

import graft.network.NetworkDescription;
import graft.network.Weights;

/** Trains one run at a time, on the calling thread. */
public interface Trainer {

    /**
     * What is trained.
     *
     * @param plan how
     * @param backbone the pretrained network without a head, for the plan's input size
     * @param weights its weights
     * @param pictures what it learns from and is validated on
     */
    record Job(TrainingPlan plan, NetworkDescription backbone, Weights weights, TrainingPictures pictures) {}

    /**
     * Trains, from the latest checkpoint if there is one, until the plan is carried out or somebody stops it.
     *
     * @throws graft.common.GraftException with code CANCELLED if it was paused (a checkpoint is written); DATA if a
     *     picture can no longer be read; DEVICE if memory or disk do not suffice
     */
    TrainingResult train(Job job, CheckpointStore checkpoints, TrainingListener listener, TrainingControl control);
}

package graft.worker.client;

import graft.training.TrainingEvent;

/** Watches a run come about. Every method is called from one thread at a time, and must return soon. */
public interface RunObserver {

    /** Pictures are looked at: how many files of how many. */
    void scanning(long done, long total);

    /** Something happened in training. */
    void training(TrainingEvent event);

    /** The finished file answers the validation and test pictures: how many of how many. */
    void evaluating(long done, long total);
}

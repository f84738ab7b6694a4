package graft.training;

/**
 * Hears every event of a run, in order, on the training thread. An exception thrown here ends the run: a recorder that
 * cannot write must not be ignored.
 */
@FunctionalInterface
public interface TrainingListener {
    void onEvent(TrainingEvent event);
}

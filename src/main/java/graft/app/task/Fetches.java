package graft.app.task;

import graft.common.ErrorCode;
import graft.common.GraftException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * What is being got over the network, each by its id: on its way, paused or broken off. What has come is no longer in it. Used
 * on the JavaFX thread only.
 */
public final class Fetches {

    private final Tasks tasks;
    private final ObservableMap<String, Fetching> all = FXCollections.observableHashMap();
    /** One view for all: a view that nobody holds would be collected, and whoever listens to it with it. */
    private final ObservableMap<String, Fetching> shown = FXCollections.unmodifiableObservableMap(all);

    public Fetches(Tasks tasks) {
        this.tasks = tasks;
    }

    /** How far each is, by its id; whoever shows it listens to it. */
    public ObservableMap<String, Fetching> all() {
        return shown;
    }

    /**
     * Gets something, or goes on with it after a pause or a failure.
     *
     * @param work gets it; what has come when it is cancelled or fails is its own to keep
     * @param come runs once all of it is there
     */
    public <T> void start(String id, Work<T> work, Runnable come) {
        Job job = tasks.start(
                work,
                got -> {
                    all.remove(id);
                    come.run();
                },
                failure -> all.put(id, ended(failure)));
        if (job.runningProperty().get()) {
            all.put(id, new Fetching.Running(job));
        }
    }

    private static Fetching ended(GraftException failure) {
        return failure.code() == ErrorCode.CANCELLED
                ? new Fetching.Paused()
                : new Fetching.Failed(failure.userMessage());
    }

    /** Forgets that one was paused or broke off; one that is on its way stays. */
    public void forget(String id) {
        if (!(all.get(id) instanceof Fetching.Running)) {
            all.remove(id);
        }
    }

    /** Pauses one that is on its way; nothing happens to any other. */
    public void pause(String id) {
        if (all.get(id) instanceof Fetching.Running running) {
            running.job().cancel();
        }
    }
}

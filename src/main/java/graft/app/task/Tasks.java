package graft.app.task;

import graft.common.GraftException;
import java.util.function.Consumer;

/**
 * Where step models have their work done: files, pictures, workers. In the window that is a pool of threads; in tests of
 * models it is the test itself.
 */
public interface Tasks {

    /**
     * Starts a piece of work. Called on the JavaFX thread, where also exactly one of the two is called in the end.
     *
     * @param done takes what came of it
     * @param failed takes why nothing came of it; cancelling is among the reasons
     */
    <T> Job start(Work<T> work, Consumer<? super T> done, Consumer<GraftException> failed);
}

package graft.app.task;

import graft.common.CancellationToken;
import graft.common.Progress;

/**
 * Something that takes time and is done off the JavaFX thread.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {

    /**
     * Does it.
     *
     * @param progress may be told as often as one likes: it is sampled
     * @throws graft.common.GraftException with code CANCELLED once {@code cancellation} is set
     */
    T carryOut(Progress progress, CancellationToken cancellation);
}

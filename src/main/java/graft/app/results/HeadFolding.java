package graft.app.results;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.run.RunFolder;
import graft.run.RunFolds;

/** Whoever cross-validates the head of a run. In the window that is a worker. */
@FunctionalInterface
public interface HeadFolding {

    /**
     * Trains and asks heads, and takes seconds for that.
     *
     * @param progress hears how many heads are trained
     * @throws graft.common.GraftException as it failed; with code CANCELLED once {@code cancellation} is set
     */
    RunFolds fold(RunFolder run, Progress progress, CancellationToken cancellation);
}

/** Everything the window does not do on its own thread: background work, workers, and the samples of their progress. */
@NullMarked
package graft.app.task;

import org.jspecify.annotations.NullMarked;

/**
 * The child side of a worker: the process that answers requests. {@link graft.worker.server.WorkerMain} is its entry and
 * the one place that wires the real handlers; {@link graft.worker.server.WorkerServer} is the frame, which knows nothing of
 * what the handlers do.
 */
@NullMarked
package graft.worker.server;

import org.jspecify.annotations.NullMarked;

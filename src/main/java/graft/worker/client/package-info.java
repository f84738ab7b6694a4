/**
 * The parent side of a worker: how it is started ({@link graft.worker.client.WorkerCommand}) and talked to
 * ({@link graft.worker.client.WorkerClient}), and what is known of it when it is dead.
 */
@NullMarked
package graft.worker.client;

import org.jspecify.annotations.NullMarked;

/** What a worker and the process that started it say to each other, and how that becomes bytes (RFC 7464). */
@NullMarked
package graft.worker.protocol;

import org.jspecify.annotations.NullMarked;

/** How a run comes about: prepared from a request, trained by a worker, finished with its figures. */
@NullMarked
package graft.run.training;

import org.jspecify.annotations.NullMarked;

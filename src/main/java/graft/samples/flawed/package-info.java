/** A dataset with everything that goes wrong in real ones, on purpose and written down. */
@NullMarked
package graft.samples.flawed;

import org.jspecify.annotations.NullMarked;

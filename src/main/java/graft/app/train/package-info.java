/** Step 4: a run as it comes about, its curves, and what they say. */
@NullMarked
package graft.app.train;

import org.jspecify.annotations.NullMarked;

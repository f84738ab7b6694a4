/** Versions side by side: curves over each other, a table, and whether the difference is more than noise. */
@NullMarked
package graft.app.compare;

import org.jspecify.annotations.NullMarked;

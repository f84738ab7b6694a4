/** Leaves of four trees, laid on something and photographed. */
@NullMarked
package graft.samples.leaves;

import org.jspecify.annotations.NullMarked;

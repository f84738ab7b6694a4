/** What things lie on when they are photographed. */
@NullMarked
package graft.samples.ground;

import org.jspecify.annotations.NullMarked;

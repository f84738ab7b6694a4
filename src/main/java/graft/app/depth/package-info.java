/** Step 3: how much of the backbone stays frozen, what that costs, and how training pictures are varied. */
@NullMarked
package graft.app.depth;

import org.jspecify.annotations.NullMarked;

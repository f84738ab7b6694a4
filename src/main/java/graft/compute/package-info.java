/** What the machine has to compute with: processors and memory, and how much of it a worker may use. */
@NullMarked
package graft.compute;

import org.jspecify.annotations.NullMarked;

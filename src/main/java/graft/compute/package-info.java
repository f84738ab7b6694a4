/** The machine: processors, memory, graphics cards; what is there, what is usable, and how native code is set up for it. */
@NullMarked
package graft.compute;

import org.jspecify.annotations.NullMarked;

/** The terminal command {@code graft}: what it takes, what it prints, and what it exits with. */
@NullMarked
package graft.cli;

import org.jspecify.annotations.NullMarked;

/** The curves of a run, and how they are drawn: what training shows while it goes on, and what versions are compared by. */
@NullMarked
package graft.app.curve;

import org.jspecify.annotations.NullMarked;

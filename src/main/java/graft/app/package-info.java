/** The window: starts, wires and ends it. How it is laid out is in {@code docs/window.md}. */
@NullMarked
package graft.app;

import org.jspecify.annotations.NullMarked;

/** The frame of the window: rail, page, help and bottom bar. Knows no step from the inside. */
@NullMarked
package graft.app.shell;

import org.jspecify.annotations.NullMarked;

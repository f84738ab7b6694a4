/** Settings of the window: language, look, threads, and the room that cached work takes. */
@NullMarked
package graft.app.settings;

import org.jspecify.annotations.NullMarked;

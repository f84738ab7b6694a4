/** The main class of each launcher; nothing but the way into the terminal command or the window. */
@NullMarked
package graft.launch;

import org.jspecify.annotations.NullMarked;

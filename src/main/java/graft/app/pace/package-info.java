/** How much of the computer training takes: all cores, or fewer and behind other programs. */
@NullMarked
package graft.app.pace;

import org.jspecify.annotations.NullMarked;

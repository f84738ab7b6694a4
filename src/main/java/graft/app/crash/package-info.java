/** What is left of a window that ended without being closed: a mark, and a report that the next start offers. */
@NullMarked
package graft.app.crash;

import org.jspecify.annotations.NullMarked;

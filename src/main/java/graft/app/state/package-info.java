/** What the window remembers between two starts. */
@NullMarked
package graft.app.state;

import org.jspecify.annotations.NullMarked;

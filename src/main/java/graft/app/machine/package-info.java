/** What Graft finds on this computer, shown and copied for whoever helps. */
@NullMarked
package graft.app.machine;

import org.jspecify.annotations.NullMarked;

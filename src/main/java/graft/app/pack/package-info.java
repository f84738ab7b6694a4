/** The packs: libraries that can be added to Graft, with what they would do for this computer. */
@NullMarked
package graft.app.pack;

import org.jspecify.annotations.NullMarked;
